import type { Entry } from '#domain/collections.ts';
import { createLibrary, type Brief, type Library, type Note } from '#domain/library.ts';
import { briefSchema } from '#domain/brief.ts';
import { noteSchema } from '#domain/note.ts';

/** Entries for tests, checked by the same schemas as files are. */

const unplaced = { body: '', digest: '', locate: () => ({ line: 1, column: 1 }) };

/** A risk briefing with the given fields over a minimum. */
export function aNote(id: string, fields: Record<string, unknown> = {}): Note {
  const data = noteSchema.parse({
    title: `Note ${id}`,
    type: 'note',
    category: 'tech',
    publishedAt: '2026-01-05T08:00:00Z',
    status: 'published',
    keyTakeaway: 'What it comes to.',
    ...fields,
  });
  return { id, file: `notes/${id}.mdx`, data, ...unplaced };
}

/** A brief of three stories; the first carries the given fields. */
export function aBrief(day: string, story: Record<string, unknown> = {}, fields: Record<string, unknown> = {}): Brief {
  const source = { publisher: 'A', title: 'B', url: 'https://example.com/', accessed: '2026-01-05' };
  const plain = {
    headline: 'Something happened',
    category: 'tech',
    fact: 'It did.',
    implication: 'It matters.',
    source,
  };
  const data = briefSchema.parse({
    publishedAt: `${day}T07:00:00Z`,
    status: 'published',
    stories: [{ ...plain, ...story }, plain, plain],
    ...fields,
  });
  return { id: day, file: `briefs/${day}.md`, data, ...unplaced } satisfies Entry<unknown>;
}

export function aRisk(id: string, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    statement: `Statement of ${id}.`,
    type: 'operational',
    p: 0.5,
    impact: 'High',
    horizon: 'P12M',
    ...fields,
  };
}

export function aForecast(id: string, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    question: `By 2026-12-31, will ${id} happen?`,
    p: 0.3,
    elicited: 'at-issue',
    opens: '2026-01-05',
    resolvesBy: '2026-12-31',
    criteria: 'Yes if it is in the gazette.',
    ...fields,
  };
}

export function aLibrary(notes: readonly Note[], briefs: readonly Brief[] = [], now = '2026-06-01T08:00:00Z'): Library {
  return createLibrary({ notes, briefs, authors: [], entities: [], events: [] }, new Date(now));
}

export const sources = [
  {
    id: 's1',
    publisher: 'The Gazette',
    title: 'What was decided',
    url: 'https://example.com/s1',
    accessed: '2026-05-01',
  },
];
