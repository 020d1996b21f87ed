import { describe, expect, it } from 'vitest';
import { composeBrief, editionOf } from '#domain/compose-brief.ts';
import type { BriefData } from '#domain/brief.ts';
import { createLibrary, type Brief, type Note } from '#domain/library.ts';
import { noteSchema } from '#domain/note.ts';

const now = new Date('2026-11-24T07:00:00Z');
const locate = () => ({ line: 1, column: 1 });

/** A note published so many hours before the brief. */
function note(id: string, hoursAgo: number, change: Record<string, unknown> = {}): Note {
  const publishedAt = new Date(now.getTime() - hoursAgo * 3_600_000).toISOString();
  const data = noteSchema.parse({
    ...{ title: `Title of ${id}`, category: 'tech', status: 'published', publishedAt },
    ...{ keyTakeaway: `Takeaway of ${id}.`, implication: `Meaning of ${id}.` },
    ...change,
  });
  return { id, file: `notes/${id}.mdx`, data, body: '', digest: id, locate };
}

const risk = (impact: string) => ({
  risks: [{ id: 'R1', statement: 'S', type: 'operational', p: 0.2, impact, horizon: 'P6M' }],
});
const brief = (day: string): Brief => ({
  ...{ id: day, file: `briefs/${day}.md`, body: '', digest: day, locate },
  data: {
    publishedAt: new Date(`${day}T07:00:00Z`),
    status: 'published',
    stories: [],
    watch: [],
    changes: [],
    authors: [],
  } as unknown as BriefData,
});
const library = (notes: Note[], briefs: Brief[] = [brief('2026-11-23')]) =>
  createLibrary({ notes, briefs, authors: [], entities: [], events: [] }, now);
const told = (notes: Note[], briefs?: Brief[]) =>
  composeBrief(library(notes, briefs), '2026-11-24')?.stories.map(
    (story) => `${story.note}${story.stillMoving ? ' moving' : ''}`,
  );

describe('a composed brief', () => {
  it('ranks what is new by the impact it states, then by recency', () => {
    const notes = [
      note('old-high', 20, risk('High')),
      note('new-plain', 1),
      note('new-high', 2, risk('High')),
      note('highest', 23, risk('Very High')),
      note('older-plain', 3),
      note('sixth', 22),
    ];
    expect(told(notes)).toEqual(['highest', 'new-high', 'old-high', 'new-plain', 'older-plain']);
  });

  it('uses the note’s own words, and makes up no implication', () => {
    const edition = composeBrief(library([note('one', 1), note('two', 2, { implication: undefined })]), '2026-11-24');
    expect(edition).toMatchObject({ origin: 'composed', bottomLine: undefined });
    expect(edition?.stories).toMatchObject([
      { headline: 'Title of one', fact: 'Takeaway of one.', implication: 'Meaning of one.', note: 'one' },
      { implication: undefined },
    ]);
  });

  it('under three adds what was told within 48 hours, or changed, and says so', () => {
    const changed = note('changed', 400, {
      changes: [{ at: '2026-11-23T20:00:00Z', kind: 'update', summary: 'New figures.' }],
    });
    expect(told([note('new', 1), note('yesterday', 30), note('before', 47), note('gone', 49), changed])).toEqual([
      'new',
      'yesterday moving',
      'before moving',
    ]);
    expect(told([note('new', 1), note('gone', 49), changed])).toEqual(['new', 'changed moving']);
  });

  it('with three new stories adds none that moves', () => {
    expect(told([note('a', 1), note('b', 2), note('c', 3), note('moving', 30)])).toEqual(['a', 'b', 'c']);
  });

  it('is none when nothing is new or moving', () => {
    expect(told([note('gone', 60)])).toBeUndefined();
    expect(told([])).toBeUndefined();
  });

  it('after a long silence goes back a week, no further', () => {
    expect(told([note('six-days', 6 * 24), note('eight-days', 8 * 24)], [brief('2026-07-02')])).toEqual(['six-days']);
  });

  it('counts from the last brief that went out, also when that was composed', () => {
    const sent = new Date('2026-11-23T07:00:00Z');
    const notes = library([note('new', 1), note('told', 30)], []);
    expect(composeBrief(notes, '2026-11-24', sent)?.stories.map((story) => story.stillMoving)).toEqual([false, true]);
  });

  it('never has a note under embargo', () => {
    expect(told([note('later', -1), note('now', 0)])).toEqual(['now']);
  });
});

it('an editor’s brief comes before a composed one', () => {
  const written = library([note('a', 1)], [brief('2026-11-24')]);
  expect(editionOf(written, '2026-11-24')?.origin).toBe('editor');
});
