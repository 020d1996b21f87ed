import { addDays, daysBetween } from '#domain/days.ts';

/** A probability and the day from which it was held. */
export interface Held {
  readonly on: string;
  readonly p: number;
}

/**
 * Brier score of a yes-or-no forecast: (p − o)², 0 best, 1 worst, 0.25 for always saying 50%.
 * Brier (1950), doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2, in the form for two outcomes that runs 0 to 1.
 */
export function brier(p: number, happened: boolean): number {
  return (p - (happened ? 1 : 0)) ** 2;
}

/**
 * Brier score averaged over the days each probability was held.
 * @param held in order of days; the first counts from the opening.
 * @param end the day the question was settled, or its due day if that came first; not itself counted. A question
 * settled on the day it opened is scored on that day's probability.
 */
export function timeWeightedBrier(held: readonly Held[], end: string, happened: boolean): number {
  const [first] = held;
  if (!first) throw new RangeError('a forecast without a probability cannot be scored');
  const close = end > first.on ? end : addDays(first.on, 1);
  const spans = held
    .filter(({ on }, i) => i === 0 || on < close)
    .map(({ on, p }, i, all) => ({ p, days: daysBetween(on, all[i + 1]?.on ?? close) }));
  const total = spans.reduce((sum, { days }) => sum + days, 0);
  return spans.reduce((sum, { p, days }) => sum + brier(p, happened) * days, 0) / total;
}

/** Arithmetic mean; NaN of nothing. Sorted first, so that the order of the questions cannot change the last digit. */
export function mean(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b).reduce((sum, value) => sum + value, 0) / values.length;
}

/** Skill against a reference: 1 is perfect, 0 no better than the reference, below 0 worse. */
export function skill(score: number, reference: number): number {
  return 1 - score / reference;
}

/** Score of always saying 50%. */
export const evenOdds = 0.25;

/** Below this number of scored forecasts no mean, skill or calibration is claimed. */
export const enoughToJudge = 20;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Percentile bootstrap interval of the mean (Efron 1979, doi:10.1214/aos/1176344552), 95%.
 * The generator is seeded and the values sorted, so the same scores always give the same interval.
 */
export function bootstrapInterval(values: readonly number[], resamples = 2000, seed = 20260327): Interval {
  const sorted = [...values].sort((a, b) => a - b);
  const random = mulberry32(seed);
  const means = Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let i = 0; i < sorted.length; i += 1) sum += sorted[Math.floor(random() * sorted.length)] ?? 0;
    return sum / sorted.length;
  }).sort((a, b) => a - b);
  return { low: quantile(means, 0.025), high: quantile(means, 0.975) };
}

/** Linear interpolation between order statistics (Hyndman and Fan 1996, definition 7). `sorted` must be sorted. */
export function quantile(sorted: readonly number[], q: number): number {
  const at = (sorted.length - 1) * q;
  const [below = NaN, above = NaN] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at - Math.floor(at));
}

/** Mulberry32 by Tommy Ettinger: 32 bits of state are ample for resampling, and it is eight lines. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Wilson score interval of a frequency, 95% (Wilson 1927, doi:10.1080/01621459.1927.10502953): right for small numbers,
 * where the usual ± would leave 0 to 1.
 */
export function wilsonInterval(happened: number, of: number): Interval {
  const z = 1.959964;
  const rate = happened / of;
  const centre = rate + z ** 2 / (2 * of);
  const spread = z * Math.sqrt((rate * (1 - rate)) / of + z ** 2 / (4 * of ** 2));
  const scale = 1 + z ** 2 / of;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}
