import { describe, expect, it } from 'vitest';
import { dependentsOf, fallenInBrief, fallenInNote } from '#domain/claims.ts';
import { corrections, messagesToEdit, publicChanges } from '#domain/corrections.ts';
import { aBrief, aLibrary, aNote, aRisk } from '../support/records.ts';

const change = { at: '2026-05-01T10:00:00Z', kind: 'correction', summary: 'It was not so.', claims: ['C1'] };
const claim = (status: string) => ({ id: 'C1', kind: 'fact', text: 'It leaked.', status });

function library(status: string, changes: unknown[] = [change]) {
  const storm = aNote('storm', {
    claims: [claim(status)],
    risks: [aRisk('R1', { basedOn: ['C1'] }), aRisk('R2')],
    changes,
  });
  const borrower = aNote('borrower', { risks: [aRisk('R1', { basedOn: ['storm#C1'] })] });
  const leaner = aNote('leaner', { basedOn: ['storm#C1'] });
  const stranger = aNote('stranger', { claims: [claim('supported')] });
  const brief = aBrief('2026-02-01', { headline: 'A leak', basedOn: ['storm#C1'] });
  return aLibrary([storm, borrower, leaner, stranger], [brief, aBrief('2026-02-02')]);
}

describe.each(['contradicted', 'withdrawn'])('a claim that was %s', (status) => {
  const lib = library(status);

  it('flags its note, the notes that lean on it, and no other', () => {
    const flagged = lib.notes.filter((note) => fallenInNote(note, lib).length > 0).map((note) => note.id);
    expect(flagged.sort()).toEqual(['borrower', 'leaner', 'storm']);
  });

  it('flags the brief whose story rests on it, and no other', () => {
    expect(lib.briefs.filter((brief) => fallenInBrief(brief, lib).length > 0).map((brief) => brief.id)).toEqual([
      '2026-02-01',
    ]);
  });

  it('knows everything that rests on it', () => {
    const { risks, notes, stories } = dependentsOf(lib, 'storm#C1');
    expect(risks.map(({ note, risk }) => `${note.id}#${risk.id}`).sort()).toEqual(['borrower#R1', 'storm#R1']);
    expect(notes.map((note) => note.id).sort()).toEqual(['borrower', 'leaner']);
    expect(stories.map(({ brief, index }) => [brief.id, index])).toEqual([['2026-02-01', 0]]);
  });

  it('tells which Telegram messages need an edit, and the line to add', () => {
    expect(messagesToEdit(lib, 'storm', 'C1')).toEqual([
      {
        brief: '2026-02-01',
        story: 1,
        headline: 'A leak',
        line: `Correction: this story rests on a claim that was ${status} on 1 May 2026: “It leaked.”`,
      },
    ]);
  });
});

describe('a claim that stands', () => {
  it.each(['supported', 'single-source', 'disputed'])('(%s) flags nothing and needs no edit', (status) => {
    const lib = library(status, []);
    expect(lib.notes.flatMap((note) => fallenInNote(note, lib))).toEqual([]);
    expect(lib.briefs.flatMap((brief) => fallenInBrief(brief, lib))).toEqual([]);
    expect(messagesToEdit(lib, 'storm', 'C1')).toEqual([]);
    expect(publicChanges(lib)).toEqual([]);
  });
});

describe('public changes', () => {
  it('come newest first, with permanent names, from notes and briefs', () => {
    const twice = aNote('storm', {
      changes: [
        { at: '2026-03-01T10:00:00Z', kind: 'update', summary: 'More.' },
        { at: '2026-03-01T09:00:00Z', kind: 'update', summary: 'Some.' },
        { at: '2026-02-01T09:00:00Z', kind: 'correction', summary: 'Wrong.', id: 'the-big-one' },
      ],
    });
    const brief = aBrief(
      '2026-02-01',
      {},
      { changes: [{ at: '2026-02-02T09:00:00Z', kind: 'correction', summary: 'Typo in a figure.' }] },
    );
    const lib = aLibrary([twice], [brief]);
    expect(publicChanges(lib).map((one) => one.id)).toEqual([
      'storm-update-2026-03-01-2',
      'storm-update-2026-03-01',
      'brief-2026-02-01-correction-2026-02-02',
      'storm-the-big-one',
    ]);
    expect(corrections(lib).map((one) => one.change.summary)).toEqual(['Typo in a figure.', 'Wrong.']);
  });

  it('keep silent about a note under embargo', () => {
    const hidden = aNote('hidden', {
      publishedAt: '2027-01-01T08:00:00Z',
      claims: [claim('contradicted')],
      changes: [change],
    });
    const brief = aBrief('2026-02-01', { basedOn: ['hidden#C1'] });
    const lib = aLibrary([hidden], [brief]);
    expect(publicChanges(lib)).toEqual([]);
    expect(fallenInBrief(brief, lib)).toEqual([]);
    expect(messagesToEdit(lib, 'hidden', 'C1')).toEqual([]);
  });
});
