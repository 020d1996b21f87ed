import { describe, expect, it } from 'vitest';
import { checkRecords } from '#domain/record-rules.ts';
import { formatProblem } from '#domain/problem.ts';
import { aForecast, aNote } from '../support/records.ts';

const found = (fields: Record<string, unknown>) =>
  checkRecords([aNote('storm', fields)])
    .map((problem) => formatProblem(problem))
    .join('\n');

const indicator = { id: 'I1', name: 'Gauge', watch: 'It.', cadence: 'weekly', up: 'Up.', down: 'Down.' };
const row = (on: string, state: string) => ({ on, state, note: 'Seen.', source: 's1' });

describe('rules of the risk record', () => {
  it('gives a forecast made at issue at most twelve months, and one coded from prose any horizon', () => {
    expect(found({ forecasts: [aForecast('F1', { resolvesBy: '2027-01-05' })] })).toBe('');
    expect(found({ forecasts: [aForecast('F1', { resolvesBy: '2027-01-06' })] })).toMatch(
      /forecasts no\. 1, resolvesBy: F1 is due on 2027-01-06, more than twelve months .* up to 2027-01-05/,
    );
    expect(found({ forecasts: [aForecast('F1', { resolvesBy: '2029-01-06', elicited: 'retro-coded' })] })).toBe('');
  });

  it.each([
    ['before it opens', ['2026-01-01']],
    ['after its day', ['2027-01-01']],
    ['out of order', ['2026-03-01', '2026-02-01']],
    ['twice on a day', ['2026-03-01', '2026-03-01']],
  ])('refuses an update %s', (_, days) => {
    const updates = days.map((on) => ({ on, p: 0.4, why: 'News.' }));
    expect(found({ forecasts: [aForecast('F1', { updates })] })).toMatch(/the update of F1 on/);
  });

  it('refuses a day of resolution on an open forecast, or before it opens', () => {
    expect(found({ forecasts: [aForecast('F1', { resolvedOn: '2026-02-01' })] })).toMatch(/still open/);
    const early = { outcome: 'happened', resolvedOn: '2026-01-01', evidence: ['s1'] };
    expect(found({ forecasts: [aForecast('F1', early)] })).toMatch(/before it opens/);
  });

  it('wants an indicator’s state to be the last of its log, in order', () => {
    expect(found({ indicators: [{ ...indicator, state: 'quiet', log: [] }] })).toBe('');
    expect(found({ indicators: [{ ...indicator, state: 'quiet', log: [row('2026-01-05', 'watch')] }] })).toMatch(
      /I1 is “quiet” and the last line of its log says “watch”/,
    );
    const log = [row('2026-02-05', 'quiet'), row('2026-01-05', 'watch')];
    expect(found({ indicators: [{ ...indicator, state: 'watch', log }] })).toMatch(/not in order at 2026-01-05/);
  });
});
