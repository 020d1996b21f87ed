import { describe, expect, it } from 'vitest';
import type { Entries } from '#domain/collections.ts';
import { createLibrary, type Note } from '#domain/library.ts';
import { noteSchema } from '#domain/note.ts';

const now = new Date('2026-06-01T12:00:00Z');

function note(id: string, fields: Record<string, unknown> = {}): Note {
  const data = noteSchema.parse({
    title: id,
    category: 'tech',
    publishedAt: '2026-05-01T08:00:00Z',
    status: 'published',
    keyTakeaway: 'x',
    ...fields,
  });
  return { id, file: `notes/${id}.mdx`, data, body: '', digest: id, locate: () => ({ line: 1, column: 1 }) };
}

const library = (...notes: Note[]) => {
  const entries: Entries = { notes, briefs: [], authors: [], entities: [], events: [] };
  return createLibrary(entries, now);
};

describe('the publish rule', () => {
  it.each([
    ['published', '2026-06-01T12:00:00Z', true],
    ['scheduled', '2026-06-01T12:00:00Z', true],
    ['published', '2026-06-01T12:00:01Z', false],
    ['scheduled', '2026-06-01T14:00:01+02:00', false],
    ['scheduled', '2026-06-01T13:59:59+02:00', true],
    ['draft', '2026-05-01T08:00:00Z', false],
  ])('%s for %s is public: %s', (status, publishedAt, expected) => {
    expect(library(note('a', { status, publishedAt })).notes.length === 1).toBe(expected);
  });

  it('leaves a tombstone of a withdrawn note and nothing else', () => {
    const withdrawn = { at: '2026-05-10T08:00:00Z', reason: 'Wrong company.' };
    const { notes, tombstones, tags } = library(note('a', { status: 'withdrawn', withdrawn, tags: ['secret'] }));
    expect({ notes, tags }).toEqual({ notes: [], tags: [] });
    expect(tombstones).toEqual([
      { collection: 'notes', id: 'a', at: new Date('2026-05-10T08:00:00Z'), reason: 'Wrong company.' },
    ]);
  });
});

describe('a library', () => {
  it('orders notes newest first, whatever the order of files, and ties by id', () => {
    const ids = (...notes: Note[]) => library(...notes).notes.map((one) => one.id);
    const [a, b, c] = [note('a'), note('b', { publishedAt: '2026-05-02T08:00:00Z' }), note('c')];
    expect(ids(a, b, c)).toEqual(['b', 'a', 'c']);
    expect(ids(c, b, a)).toEqual(['b', 'a', 'c']);
  });

  it('knows one topic under any spelling of its tag', () => {
    const { tags } = library(note('a', { tags: ['AI safety'] }), note('b', { tags: ['ai-safety', 'AI Safety'] }));
    expect(tags.map(([slug, notes]) => [slug, notes.length])).toEqual([['ai-safety', 2]]);
  });

  it('signs with the house when there is no author file', () => {
    expect(library().author('fazen-capital-research').name).toBe('Fazen Capital Research');
  });
});
