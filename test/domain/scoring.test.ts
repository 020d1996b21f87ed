import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addDuration, daysBetween } from '#domain/days.ts';
import { bootstrapInterval, brier, mean, quantile, skill, timeWeightedBrier, wilsonInterval } from '#domain/scoring.ts';

const probability = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const score = fc.double({ min: 0, max: 1, noNaN: true });

describe('Brier score', () => {
  it.each([
    [0.7, true, 0.09],
    [0.7, false, 0.49],
    [0.5, true, 0.25],
    [0.99, false, 0.9801],
  ])('of %f, happened %s, is %f (by hand)', (p, happened, expected) => {
    expect(brier(p, happened)).toBeCloseTo(expected, 12);
  });

  it('is proper: the expected score is best for whoever says what they believe', () => {
    const expected = (said: number, belief: number) => belief * brier(said, true) + (1 - belief) * brier(said, false);
    fc.assert(
      fc.property(
        probability,
        probability,
        (belief, said) => expected(belief, belief) <= expected(said, belief) + 1e-12,
      ),
    );
  });
});

describe('time-weighted Brier score', () => {
  it('weighs each probability by its days (by hand: 10 days at 0.6, 20 at 0.9, happened)', () => {
    const held = [
      { on: '2026-01-01', p: 0.6 },
      { on: '2026-01-11', p: 0.9 },
    ];
    // (10 × 0.16 + 20 × 0.01) / 30 = 1.8 / 30
    expect(timeWeightedBrier(held, '2026-01-31', true)).toBeCloseTo(0.06, 12);
  });

  it('takes no notice of what was said on or after the day it was settled', () => {
    const first = [{ on: '2026-01-01', p: 0.6 }];
    const wiser = [...first, { on: '2026-01-31', p: 0.99 }, { on: '2026-03-01', p: 0.99 }];
    expect(timeWeightedBrier(wiser, '2026-01-31', true)).toBe(timeWeightedBrier(first, '2026-01-31', true));
  });

  it('scores a question settled on its first day by that day’s probability', () => {
    expect(timeWeightedBrier([{ on: '2026-01-01', p: 0.8 }], '2026-01-01', true)).toBeCloseTo(0.04, 12);
  });

  it('agrees with counting day by day, and lies within the scores held', () => {
    const path = fc
      .array(fc.record({ day: fc.integer({ min: 1, max: 300 }), p: probability }), { maxLength: 6 })
      .map((rows) => [...new Map(rows.map((row) => [row.day, row])).values()].sort((a, b) => a.day - b.day));
    fc.assert(
      fc.property(probability, path, fc.integer({ min: 1, max: 310 }), fc.boolean(), (p, later, length, happened) => {
        const opens = '2026-02-10';
        const held = [{ on: opens, p }, ...later.map((row) => ({ on: addDays(opens, row.day), p: row.p }))];
        const result = timeWeightedBrier(held, addDays(opens, length), happened);
        // Independent: walk through the days and look up what was held on each.
        let sum = 0;
        for (let day = 0; day < length; day += 1) {
          const now = [...later].reverse().find((row) => row.day <= day)?.p ?? p;
          sum += happened ? (1 - now) * (1 - now) : now * now;
        }
        expect(result).toBeCloseTo(sum / length, 9);
        expect(result).toBeGreaterThanOrEqual(0);
        expect(result).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('mean, skill, intervals', () => {
  it('has skill 0 at the reference, 1 at perfection, below 0 when worse (by hand)', () => {
    expect([skill(0.25, 0.25), skill(0, 0.25), skill(0.5, 0.25)]).toEqual([0, 1, -1]);
    expect(skill(0.1, 0.25)).toBeCloseTo(0.6, 12);
  });

  it('interpolates quantiles as Hyndman and Fan define them (by hand: 1..5)', () => {
    expect([0, 0.25, 0.5, 0.9, 1].map((q) => quantile([1, 2, 3, 4, 5], q))).toEqual([1, 2, 3, 4.6, 5]);
  });

  it('gives Wilson’s published example: 81 of 263 is 0.2553 to 0.3662', () => {
    // Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E, table I
    const { low, high } = wilsonInterval(81, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
    expect(wilsonInterval(0, 20).low).toBe(0);
    expect(wilsonInterval(0, 20).high).toBeCloseTo(0.1611, 4);
  });

  it('does not depend on the order of the questions, to the last digit', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 2, maxLength: 30 }), fc.integer(), (values, seed) => {
        const shuffled = [...values]
          .map((value, i) => ({ value, at: Math.sin(seed + i) }))
          .sort((a, b) => a.at - b.at)
          .map(({ value }) => value);
        expect(mean(shuffled)).toBe(mean(values));
        expect(bootstrapInterval(shuffled, 50)).toEqual(bootstrapInterval(values, 50));
      }),
    );
  });

  it('keeps the interval between the best and the worst score, around the mean', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 2, maxLength: 40 }), (values) => {
        const { low, high } = bootstrapInterval(values, 400);
        expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
        expect(high).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
        expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });

  it('is close to the normal interval where the two must meet (100 scores, standard error by hand)', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i + 0.5) / 100);
    // Variance of an even spread over 0–1 is 1/12; 1.96 × √(1/12/100) = 0.0566
    const { low, high } = bootstrapInterval(values);
    expect(low).toBeCloseTo(0.5 - 0.0566, 2);
    expect(high).toBeCloseTo(0.5 + 0.0566, 2);
  });
});

describe('days', () => {
  it.each([
    ['2026-08-31', 'P6M', '2027-02-28'],
    ['2026-11-23', 'P1Y', '2027-11-23'],
    ['2024-02-29', 'P12M', '2025-02-28'],
    ['2026-11-23', 'P1Y2M10D', '2028-02-02'],
  ])('%s and %s is %s', (day, duration, expected) => {
    expect(addDuration(day, duration)).toBe(expected);
  });

  it('counts what it adds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -4000, max: 4000 }),
        (days) => daysBetween('2026-03-27', addDays('2026-03-27', days)) === days,
      ),
    );
  });
});
