import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cardPicture, previewsOf } from '#adapters/desk/previews.ts';
import { createRoom } from '#adapters/desk/room.ts';
import { storyMoved } from '#adapters/desk/reorder.ts';
import { readContent } from '#adapters/content-folder.ts';
import { isPreviewing } from '#adapters/desk/preview-mode.ts';
import { deskView } from '#views/desk/list-view.ts';
import type { DeskEntry } from '#views/desk/model.ts';
import { deskEntryPage, deskIndex } from '#views/desk/pages.ts';
import { briefMessage, countMessage } from '#views/telegram-message.ts';
import { listFiles, readText, shippedSite } from '../support/build-site.ts';

const room = await createRoom().now();
const brief = room.library.briefs[0];
if (!brief) throw new Error('The shipped content has no brief.');

const everything = deskView(new URLSearchParams());

/** A library of ten thousand notes, of which every hundredth is a draft. */
const manyEntries = Array.from({ length: 10_000 }, (_, i): DeskEntry => ({
  collection: 'notes',
  id: `note-${i}`,
  file: `notes/note-${i}.mdx`,
  title: `On subject ${i}`,
  state: i % 100 === 0 ? 'draft' : 'published',
  at: new Date(1_700_000_000_000 + i * 60_000),
  remarks: [],
}));
const rowsOf = (page: string) => [...page.matchAll(/href="\/desk\/notes\/(note-\d+)\/"/g)].map((match) => match[1]);
const look = (search: string) => deskIndex(manyEntries, deskView(new URLSearchParams(search)));

describe('the list of the desk', () => {
  it('shows a bounded number of rows, the newest first, and says how many there are', () => {
    const page = look('');
    expect(rowsOf(page)).toHaveLength(30);
    expect(rowsOf(page)[0]).toBe('note-9900');
    expect(page).toContain('All 9900 →');
    expect(page.length).toBeLessThan(20_000);
  });

  it('gives every entry of a state on exactly one of its pages', () => {
    const few = manyEntries.slice(0, 500);
    const pageOf = (i: number) =>
      rowsOf(deskIndex(few, deskView(new URLSearchParams(`state=published&page=${i + 1}`))));
    const seen = Array.from({ length: 10 }, (_, i) => pageOf(i)).flat();
    expect(new Set(seen).size).toBe(495);
    expect(seen).toHaveLength(495);
    expect(look('state=published&page=2')).toContain('Page 2 of 198');
    expect(rowsOf(look('state=published&page=999'))).toEqual(rowsOf(look('state=published&page=198')));
  });

  it('finds by words of the title or by id, within a state and over all', () => {
    expect(rowsOf(look('q=SUBJECT 4321'))).toEqual(['note-4321']);
    expect(rowsOf(look('state=draft&q=note-4300'))).toEqual(['note-4300']);
    expect(rowsOf(look('state=draft&q=note-4321'))).toEqual([]);
    expect(look('q=<b>no such</b>')).toContain('&#x3C;b>no such');
  });

  it('takes an address that makes no sense as the whole list', () => {
    for (const search of ['state=secret', 'page=-1', 'page=one', 'page=1e9'])
      expect(rowsOf(look(search))).toEqual(rowsOf(look('')));
  });

  it('gathers what has something to mend', () => {
    const remark = {
      kind: 'finding' as const,
      code: 'advice',
      file: '',
      line: 1,
      column: 1,
      says: '',
      why: '',
      fix: '',
    };
    const entries = manyEntries.map((one, i) => (i === 7 ? { ...one, remarks: [remark] } : one));
    expect(rowsOf(deskIndex(entries, deskView(new URLSearchParams('state=remarks'))))).toEqual(['note-7']);
  });
});

describe('the desk', () => {
  it('shows the Telegram message, its counts and the feed entry that production makes', async () => {
    const previews = await previewsOf(brief, room);
    const message = briefMessage(brief, room.library, room.environment.siteUrl);
    expect(previews.telegram?.html).toBe(message.text);
    expect(previews.telegram?.counts[0]).toContain(String(countMessage(message.text).characters));
    const page = deskEntryPage(
      { collection: 'briefs', id: brief.id, file: brief.file, title: 'T', state: 'draft', remarks: [] },
      previews,
      '#',
    );
    expect(page).toContain(message.text);
    const feed = JSON.parse(readText(shippedSite.outDir, 'feed.json')) as { items: { id: string; title: string }[] };
    expect(feed.items.map(({ id, title }) => [id, title])).toContainEqual([previews.feed?.guid, previews.feed?.title]);
    expect(previews.search?.title).toBe(previews.feed?.title);
    expect(previews.search?.takeaway).toBe(brief.data.bottomLine);
  });

  it('shows the very picture that the build publishes', async () => {
    const name = `briefs/${brief.id}`;
    const built = listFiles(shippedSite.outDir).find((file) => file.startsWith(`cards/${name}.`));
    const picture = await cardPicture(name, 'wide', room);
    expect(picture?.equals(readFileSync(path.join(shippedSite.outDir, String(built))))).toBe(true);
    expect(await cardPicture('notes/no-such-note', 'wide', room)).toBeUndefined();
  });

  it('lists every note and brief of the folder', () => {
    const page = deskIndex(room.entries, everything);
    for (const { id, collection } of room.entries) expect(page).toContain(`/desk/${collection}/${id}/`);
  });

  it('moves a story and nothing else', async () => {
    const moved = storyMoved(brief.body, 0, 2);
    expect(moved.split('\n').sort()).toEqual(brief.body.split('\n').sort());
    expect(storyMoved(moved, 2, 0)).toBe(brief.body);
    const order = [...moved.matchAll(/headline: (.*)/g)].map((match) => match[1]);
    const before = [...brief.body.matchAll(/headline: (.*)/g)].map((match) => match[1]);
    expect(order).toEqual([before[1], before[2], before[0], ...before.slice(3)]);
    expect(() => storyMoved(brief.body, 9, 0)).toThrow('no such story');
  });
});

describe('a normal build', () => {
  it('has neither desk nor admin, nor their scripts, nor drafts', async () => {
    const files = listFiles(shippedSite.outDir);
    expect(files.filter((file) => /^(?:desk|admin)(?:\/|\.|$)/.test(file))).toEqual([]);
    const { entries } = await readContent(shippedSite.contentDir);
    const hidden = [...entries.notes, ...entries.briefs]
      .filter(({ data }) => data.status === 'draft')
      .map((one) => one.id);
    const text = files
      .filter((file) => /\.(?:html|js|css|json|xml)$/.test(file))
      .map((file) => readText(shippedSite.outDir, file))
      .join('\n');
    expect(text).not.toMatch(/\/desk\/|fazen-desk|sveltia/);
    for (const id of hidden) expect(text).not.toContain(id);
    expect(isPreviewing()).toBe(false);
  });
});
