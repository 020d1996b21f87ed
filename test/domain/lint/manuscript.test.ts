import { describe, expect, it } from 'vitest';
import { readContent } from '#adapters/content-folder.ts';
import { readManuscript } from '#domain/lint/manuscript.ts';
import { noteText, withContent } from '../../support/notes.ts';

/** The note of a folder with these fields. */
const noteWith = (fields: Record<string, string>) =>
  withContent({ 'notes/one.mdx': noteText({ fields }) }, async (folder) => {
    const [entry] = (await readContent(folder)).entries.notes;
    if (!entry) throw new Error('the note could not be read');
    return entry;
  });

describe('the place of a word in a field', () => {
  it('is where it stands, in every field of every shipped note', async () => {
    const { notes } = (await readContent('content')).entries;
    let fields = 0;
    for (const entry of notes) {
      const lines = entry.body.split('\n');
      for (const { kind, text, at } of readManuscript('notes', entry).passages) {
        if (kind !== 'field') continue;
        const word = /\S+$/.exec(text)?.[0] ?? '';
        const { line, column, path } = at(text.length - word.length, word.length);
        expect(lines[line - 1]?.slice(column - 1).startsWith(word), `${entry.file}:${line}:${column} ${path}`).toBe(
          true,
        );
        fields += 1;
      }
    }
    expect(fields).toBeGreaterThan(100);
  });

  it.each([
    ['plain', { keyTakeaway: 'It gains, and we see two losers.' }],
    ['quoted', { keyTakeaway: '"It gains: and we see two losers."' }],
    ['folded', { keyTakeaway: '>-\n  It gains, and we\n  see two losers.' }],
    ['written twice', { title: 'We see two losers', keyTakeaway: 'We see two losers' }],
    ['the beginning of another', { title: 'We see two losers again', keyTakeaway: 'We see two losers' }],
  ])('%s', async (_, fields) => {
    const entry = await noteWith(fields);
    const takeaway = readManuscript('notes', entry).passages.find((one) => one.path === 'keyTakeaway');
    const { line, column } = takeaway?.at(takeaway.text.indexOf('losers'), 'losers'.length) ?? { line: 0, column: 0 };
    const lines = entry.body.split('\n');
    expect(lines[line - 1]?.slice(column - 1)).toMatch(/^losers/);
    expect(line).toBeGreaterThanOrEqual(lines.findIndex((text) => text.startsWith('keyTakeaway')) + 1);
  });

  it('is told without reading the fields again, where the text stands among them just once', async () => {
    const entry = await noteWith({ keyTakeaway: 'It gains, and we see two losers.' });
    const asked = { ...entry, locate: () => expect.unreachable('the fields were read again') };
    const takeaway = readManuscript('notes', asked).passages.find((one) => one.path === 'keyTakeaway');
    expect(takeaway?.at(3, 5).line).toBeGreaterThan(1);
  });
});
