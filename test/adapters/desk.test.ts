import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cardPicture, previewsOf } from '#adapters/desk/previews.ts';
import { createRoom } from '#adapters/desk/room.ts';
import { storyMoved } from '#adapters/desk/reorder.ts';
import { readContent } from '#adapters/content-folder.ts';
import { isPreviewing } from '#adapters/desk/preview-mode.ts';
import { deskEntryPage, deskIndex } from '#views/desk/pages.ts';
import { briefMessage, countMessage } from '#views/telegram-message.ts';
import { listFiles, readText, shippedSite } from '../support/build-site.ts';

const room = await createRoom().now();
const brief = room.library.briefs[0];
if (!brief) throw new Error('The shipped content has no brief.');

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
  });

  it('shows the very picture that the build publishes', async () => {
    const name = `briefs/${brief.id}`;
    const built = listFiles(shippedSite.outDir).find((file) => file.startsWith(`cards/${name}.`));
    const picture = await cardPicture(name, 'wide', room);
    expect(picture?.equals(readFileSync(path.join(shippedSite.outDir, String(built))))).toBe(true);
    expect(await cardPicture('notes/no-such-note', 'wide', room)).toBeUndefined();
  });

  it('lists every note and brief of the folder', () => {
    const page = deskIndex(room.entries);
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
