import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { type Content, readContent } from '#adapters/content-folder.ts';
import { ContentMemory } from '#adapters/content-memory.ts';
import { formatProblem } from '#domain/problem.ts';
import { fixtureSite, shippedSite } from '../support/build-site.ts';
import { entityFiles, noteText, withContent } from '../support/notes.ts';

/** Longer than a file is distrusted for having just been written. */
const rest = () => setTimeout(120);

const told = ({ entries, problems, ledger }: Content) => ({
  entries: Object.values(entries)
    .flat()
    .map(({ id, file, data, body, digest, facts, assets }) => ({ id, file, data, body, digest, facts, assets })),
  problems: problems.map((one) => formatProblem(one)),
  ledger,
});

const notes = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`notes/note-${i}.mdx`, noteText({})]));

describe('what a long-lived process remembers of the content', () => {
  it('is read again only where the folder changed, and is what a fresh reading finds', () =>
    withContent({ ...entityFiles, ...notes(6) }, async (folder) => {
      const memory = new ContentMemory(folder);
      const note = (name: string) => path.join(folder, 'notes', `${name}.mdx`);
      const edits: [changed: string[], edit: () => void][] = [
        [[], () => undefined],
        [['note-1'], () => writeFileSync(note('note-1'), noteText({ fields: { title: 'Another title' } }))],
        // As long as before, so that only the clock of the file system tells.
        [['note-1'], () => writeFileSync(note('note-1'), noteText({ fields: { title: 'Anothes title' } }))],
        [['note-7'], () => writeFileSync(note('note-7'), noteText({}))],
        [['note-8'], () => renameSync(note('note-2'), note('note-8'))],
        [[], () => rmSync(note('note-3'))],
        // Broken, and mended as it was.
        [['note-4'], () => writeFileSync(note('note-4'), noteText({ fields: { title: '' } }))],
        [['note-4'], () => writeFileSync(note('note-4'), noteText({}))],
        // What one entry names is missing: the others are told, though their files are as they were.
        [[], () => rmSync(path.join(folder, 'entities/tenable.yaml'))],
      ];
      await rest();
      let before = await readContent(folder, { memory });
      for (const [changed, edit] of edits) {
        edit();
        await rest();
        const after = await readContent(folder, { memory });
        expect(told(after)).toEqual(told(await readContent(folder)));
        const known = new Set<unknown>(before.entries.notes);
        const anew = after.entries.notes.filter((one) => !known.has(one)).map((one) => one.id);
        expect(anew).toEqual(after.entries.notes.some((one) => one.id === changed[0]) ? changed : []);
        before = after;
      }
    }));

  it('is not trusted for a file that was written in the moment of its reading', () =>
    withContent({ ...entityFiles, ...notes(1) }, async (folder) => {
      const memory = new ContentMemory(folder);
      const file = path.join(folder, 'notes/note-0.mdx');
      for (const title of ['First', 'Other', 'Third']) {
        writeFileSync(file, noteText({ fields: { title } }));
        expect((await readContent(folder, { memory })).entries.notes[0]?.data.title).toBe(title);
      }
    }));

  const copy = mkdtempSync(path.join(tmpdir(), 'fazen-memory-'));
  afterAll(() => {
    rmSync(copy, { recursive: true });
  });

  it('covers the files beside a note', async () => {
    cpSync(shippedSite.contentDir, copy, { recursive: true });
    await rest();
    const memory = new ContentMemory(copy);
    const first = await readContent(copy, { memory });
    const charted = first.entries.notes.find((one) => one.assets?.some((asset) => asset.endsWith('.csv')));
    const csv = charted?.assets?.find((asset) => asset.endsWith('.csv')) ?? '';
    writeFileSync(path.join(copy, csv), 'Year,Value\n2025,1\n2026,2\n');
    await rest();
    const second = await readContent(copy, { memory });
    const same = second.entries.notes.filter((one) => first.entries.notes.includes(one)).length;
    expect(same).toBe(first.entries.notes.length - 1);
    expect(second.entries.notes.find((one) => one.id === charted?.id)?.digest).not.toBe(charted?.digest);
    expect(told(second)).toEqual(told(await readContent(copy)));
  });

  it('also tells the problems of a folder that has some', async () => {
    const { contentDir } = fixtureSite('planted-faults');
    const memory = new ContentMemory(contentDir);
    for (let i = 0; i < 2; i += 1)
      expect(told(await readContent(contentDir, { memory }))).toEqual(told(await readContent(contentDir)));
  });
});
