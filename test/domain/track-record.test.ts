import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/forecast-ledger.ts';
import { forecastList } from '#domain/forecast-list.ts';
import { linesToSeal } from '#domain/ledger.ts';
import { probabilityWords } from '#domain/probability.ts';
import { calibration, trackRecord } from '#domain/track-record.ts';
import { aForecast, aLibrary, aNote } from '../support/records.ts';

const settled = (happened: boolean) => ({
  outcome: happened ? 'happened' : 'not-happened',
  resolvedOn: '2026-05-01',
  evidence: ['s1'],
});

/** Notes of one forecast each, so that a note's limit of twelve does not matter. */
const notesOf = (forecasts: Record<string, unknown>[]) =>
  forecasts.map((fields, i) => aNote(`n${i}`, { forecasts: [aForecast('F1', fields)] }));

const recordOf = (forecasts: Record<string, unknown>[]) =>
  trackRecord(forecastList(aLibrary(notesOf(forecasts)), undefined));

describe('the track record', () => {
  it('scores what was made at issue and settled, worst first, and says why of the rest', () => {
    const record = recordOf([
      { p: 0.9, ...settled(true) },
      { p: 0.9, ...settled(false) },
      { p: 0.9, ...settled(false), elicited: 'retro-coded' },
      { p: 0.5, outcome: 'annulled' },
      { p: 0.5, outcome: 'ambiguous' },
      { p: 0.5 },
    ]);
    expect(record.scored.map((one) => [one.entry.key, Number(one.score.toFixed(4))])).toEqual([
      ['n1#F1', 0.81],
      ['n0#F1', 0.01],
    ]);
    expect(record.unscored.map((one) => [one.entry.key, one.why]).sort()).toEqual([
      ['n2#F1', 'retro-coded'],
      ['n3#F1', 'annulled'],
      ['n4#F1', 'ambiguous'],
    ]);
  });

  it('judges nothing under twenty, and at twenty agrees with a sum by hand', () => {
    const twenty = Array.from({ length: 20 }, (_, i) => ({ p: 0.8, baseRate: 0.5, ...settled(i < 16) }));
    expect(recordOf(twenty.slice(1)).summary).toBeUndefined();
    const { summary } = recordOf(twenty);
    // 16 × 0.04 + 4 × 0.64 = 3.2; / 20 = 0.16. Against 0.25: 1 − 0.64 = 0.36, and a base rate of 50% scores 0.25 too.
    expect(summary?.mean).toBeCloseTo(0.16, 12);
    expect(summary?.skillAgainstEvenOdds).toBeCloseTo(0.36, 12);
    expect(summary?.againstBaseRate?.skill).toBeCloseTo(0.36, 12);
    expect(summary?.interval.low).toBeLessThan(0.16);
    expect(summary?.interval.high).toBeGreaterThan(0.16);
    const likely = summary?.calibration.find((bin) => bin.word === 'likely');
    expect([likely?.n, likely?.observed]).toEqual([20, 0.8]);
    expect(likely?.stated).toBeCloseTo(0.8, 12);
  });

  it('counts with a ledger only what was sealed, from the day it was sealed', () => {
    const open = aNote('storm', { forecasts: [aForecast('F1'), aForecast('F2', { p: 0.6 })] });
    const ledger = linesToSeal([open], [], new Date('2026-03-02T09:00:00Z'), sha256);
    const update = { on: '2026-04-01', p: 0.99, why: 'Wisdom after the event, never sealed.' };
    const later = aNote('storm', {
      forecasts: [
        aForecast('F1', { ...settled(true), updates: [update] }),
        aForecast('F2', { p: 0.6, ...settled(true), resolvedOn: '2026-02-01' }),
        aForecast('F3', { p: 0.99, ...settled(true) }),
      ],
    });
    const record = trackRecord(forecastList(aLibrary([later]), ledger));
    expect(record.scored.map((one) => [one.entry.key, one.score, one.entry.held[0]?.on])).toEqual([
      ['storm#F1', 0.7 ** 2, '2026-03-02'],
    ]);
    expect(record.unscored.map((one) => one.why)).toEqual(['not sealed in time', 'not sealed in time']);
  });

  it('shows what is overdue first', () => {
    const list = forecastList(
      aLibrary(notesOf([{}, { resolvesBy: '2026-05-31' }, { resolvesBy: '2026-06-01' }])),
      undefined,
    );
    expect(list.map((one) => [one.key, one.state])).toEqual([
      ['n1#F1', 'overdue'],
      ['n2#F1', 'open'],
      ['n0#F1', 'open'],
    ]);
  });
});

describe('calibration', () => {
  const rows = fc.array(fc.record({ p: fc.double({ min: 0.01, max: 0.99, noNaN: true }), happened: fc.boolean() }), {
    maxLength: 80,
  });

  it('puts every forecast into one bin, whatever the order, and stays within its range', () => {
    fc.assert(
      fc.property(rows, (scored) => {
        const bins = calibration(scored);
        expect(bins.map((bin) => bin.word)).toEqual(probabilityWords.map((word) => word.word));
        expect(bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(scored.length);
        expect(calibration([...scored].reverse())).toEqual(bins);
        for (const { n, stated = 0, observed = 0, range, from, to } of bins) {
          if (n === 0) continue;
          expect(stated).toBeGreaterThanOrEqual(from / 100 - 1e-9);
          expect(stated).toBeLessThanOrEqual(to / 100 + 1e-9);
          expect(range?.low).toBeLessThanOrEqual(observed + 1e-9);
          expect(range?.high).toBeGreaterThanOrEqual(observed - 1e-9);
        }
      }),
    );
  });
});
