import { describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/forecast-ledger.ts';
import { ledgerText, linesToSeal, lineHash, type LedgerFile, type LedgerLine } from '#domain/ledger.ts';
import { checkLedger } from '#domain/ledger-check.ts';
import type { Note } from '#domain/library.ts';
import { formatProblem } from '#domain/problem.ts';
import { aForecast, aNote } from '../support/records.ts';

const at = new Date('2026-01-05T09:00:00Z');
const note = aNote('storm', { forecasts: [aForecast('F1'), aForecast('F2', { p: 0.6 }), aForecast('F3', { p: 0.9 })] });
const later = aNote('calm', {
  publishedAt: '2026-02-01T08:00:00Z',
  forecasts: [aForecast('F1', { opens: '2026-02-01' })],
});
const sealed = [...linesToSeal([note], [], at, sha256)];
sealed.push(...linesToSeal([note, later], sealed, new Date('2026-02-01T09:00:00Z'), sha256));

function onDisk(lines: readonly LedgerLine[], head = sealed): LedgerFile {
  const last = head.at(-1) as LedgerLine;
  return { lines: lines.map(ledgerText), head: JSON.stringify({ lines: head.length, hash: last.hash }) };
}

function findings(file: LedgerFile, notes: readonly Note[] = [note, later]): string[] {
  const entries = { notes, briefs: [], authors: [], entities: [], events: [] };
  return checkLedger(file, entries, sha256).problems.map((problem) => formatProblem(problem));
}

const changed = (i: number, fields: Partial<LedgerLine>): LedgerLine[] =>
  sealed.map((line, at) => (at === i ? ({ ...line, ...fields } as LedgerLine) : line));

/** A careful forger gives the line he edited a hash of its own. */
const forged = (i: number, fields: Partial<LedgerLine>): LedgerLine[] =>
  changed(i, fields).map((line, at) => (at === i ? { ...line, hash: lineHash(line, sha256) } : line));

describe('the forecast ledger', () => {
  it('seals what is public and at issue, once, and stands as it was sealed', () => {
    expect(sealed.map((line) => line.id)).toEqual(['storm#F1', 'storm#F2', 'storm#F3', 'calm#F1']);
    expect(linesToSeal([note, later], sealed, at, sha256)).toEqual([]);
    expect(findings(onDisk(sealed))).toEqual([]);
  });

  it('seals no forecast coded afterwards, and none whose outcome is known', () => {
    const known = { outcome: 'happened', resolvedOn: '2026-02-01', evidence: ['s1'] };
    const late = aNote('late', { forecasts: [aForecast('F1', known), aForecast('F2', { elicited: 'retro-coded' })] });
    expect(linesToSeal([late], [], at, sha256)).toEqual([]);
  });

  it('names the line whose probability was edited', () => {
    expect(findings(onDisk(changed(1, { p: 0.7 }))).join('\n')).toMatch(
      /line 2 .*storm#F2.* was edited after it was sealed/,
    );
  });

  it('names the line whose criteria were edited, though its own hash was made to fit', () => {
    const found = findings(onDisk(forged(1, { criteria: 'Yes.' } as Partial<LedgerLine>))).join('\n');
    expect(found).toMatch(/line 3 .* does not continue the line above it/);
    expect(found).toMatch(/storm#F2 was sealed \(line 2 .*\) with criteria “Yes\.”, and the note now says/);
  });

  it.each([0, 1, 2])('sees that line %i (from 0) was deleted', (i) => {
    const found = findings(onDisk(sealed.filter((_, at) => at !== i))).join('\n');
    expect(found).toMatch(new RegExp(`line ${i + 1} .* does not continue`));
    expect(found).toMatch(/has 3 lines and .* says 4/);
  });

  it('sees that the last line was deleted', () => {
    expect(findings(onDisk(sealed.slice(0, -1))).join('\n')).toMatch(/line 4 was removed/);
  });

  it('sees that two lines were swapped', () => {
    const [a, b, c, d] = sealed as [LedgerLine, LedgerLine, LedgerLine, LedgerLine];
    expect(findings(onDisk([a, c, b, d])).join('\n')).toMatch(
      /line 2 .* was moved: it was sealed right after what is now line 3/,
    );
  });

  it('sees a seal that was backdated, with and without a hash to fit', () => {
    const sealedAt = '2025-12-01T00:00:00.000Z';
    expect(findings(onDisk(changed(3, { sealedAt }))).join('\n')).toMatch(/line 4 .* was edited/);
    const last = forged(3, { sealedAt });
    const found = findings(onDisk(last, last)).join('\n');
    expect(found).toMatch(/line 4 .*sealed at 2025-12-01.* before the line above it/);
  });

  it('sees a forecast sealed twice', () => {
    const again = { ...(sealed[0] as LedgerLine), prev: (sealed[3] as LedgerLine).hash };
    const five = [...sealed, { ...again, hash: lineHash(again, sha256) }];
    expect(findings(onDisk(five, five)).join('\n')).toMatch(
      /line 5 .* seals storm#F1 a second time; line 1 already does/,
    );
  });

  it('sees a line that is not one', () => {
    const file = onDisk(sealed);
    expect(findings({ ...file, lines: ['{"id":', ...file.lines.slice(1)] }).join('\n')).toMatch(
      /line 1 .* cannot be read/,
    );
  });

  it('sees that the head is gone', () => {
    expect(findings({ lines: sealed.map(ledgerText), head: undefined }).join('\n')).toMatch(/head\.json is missing/);
  });
});

describe('a note whose forecasts are sealed', () => {
  const withF1 = (fields: Record<string, unknown>, noteFields: Record<string, unknown> = {}) =>
    aNote('storm', {
      ...noteFields,
      forecasts: [aForecast('F1', fields), aForecast('F2', { p: 0.6 }), aForecast('F3', { p: 0.9 })],
    });

  it.each([
    ['p', { p: 0.2 }],
    ['criteria', { criteria: 'Yes if anything at all happens.' }],
    ['question', { question: 'Will something happen?' }],
    ['resolvesBy', { resolvesBy: '2027-01-05' }],
    ['opens', { opens: '2026-01-04' }],
    ['baseRate', { baseRate: 0.9 }],
    ['elicited', { elicited: 'retro-coded' }],
  ])('cannot change %s', (field, fields) => {
    const found = findings(onDisk(sealed), [withF1(fields), later]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`storm#F1 was sealed (line 1 of the forecast ledger) with ${field} `);
  });

  it('may add updates and an outcome', () => {
    const updates = [{ on: '2026-03-01', p: 0.5, why: 'News.' }];
    const outcome = { updates, outcome: 'happened', resolvedOn: '2026-04-01', evidence: ['s1'] };
    expect(findings(onDisk(sealed), [withF1(outcome), later])).toEqual([]);
  });

  it('cannot change an update once that is sealed', () => {
    const update = { on: '2026-03-01', p: 0.5, why: 'News.' };
    const lines = [...sealed];
    lines.push(...linesToSeal([withF1({ updates: [update] }), later], lines, new Date('2026-03-01T09:00:00Z'), sha256));
    expect(lines).toHaveLength(5);
    expect(findings(onDisk(lines, lines), [withF1({ updates: [update] }), later])).toEqual([]);
    expect(findings(onDisk(lines, lines), [withF1({ updates: [{ ...update, p: 0.9 }] }), later]).join()).toContain(
      '0.5 on 2026-03-01',
    );
    expect(findings(onDisk(lines, lines)).join()).toContain('no update');
  });

  it('cannot lose a forecast, be deleted or become a draft; it can be withdrawn', () => {
    expect(
      findings(onDisk(sealed), [
        aNote('storm', { forecasts: [aForecast('F1'), aForecast('F2', { p: 0.6 })] }),
        later,
      ]).join(),
    ).toMatch(/line 3 .* the note has no forecast F3/);
    expect(findings(onDisk(sealed), [note]).join()).toMatch(/line 4 .* there is no note “calm”/);
    expect(findings(onDisk(sealed), [withF1({}, { status: 'draft' }), later]).join()).toMatch(/is a draft again/);
    const withdrawn = { status: 'withdrawn', withdrawn: { at: '2026-03-01T08:00:00Z', reason: 'Wrong.' } };
    expect(findings(onDisk(sealed), [withF1({}, withdrawn), later])).toEqual([]);
  });
});
