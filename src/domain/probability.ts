import { inBrowser, labels } from '#edition.ts';
import type { levels } from '#domain/risk-record.ts';

/** One of the five levels of NIST SP 800-30 r1, for likelihood and impact. */
export type Level = (typeof levels)[number];

/** A phrase of ICD 203, by its English name, with its range in whole per cent. */
export interface ProbabilityWord {
  readonly word: keyof typeof labels.probability;
  readonly from: number;
  readonly to: number;
}

/**
 * The seven phrases of US Intelligence Community Directive 203, table of likelihood. Its ranges share their ends, so
 * the ends are dealt out once: [1,5) [5,20) [20,45) [45,55] (55,80] (80,95] (95,99]. The middle keeps both of its own.
 */
export const probabilityWords: readonly ProbabilityWord[] = [
  { word: 'almost no chance', from: 1, to: 5 },
  { word: 'very unlikely', from: 5, to: 20 },
  { word: 'unlikely', from: 20, to: 45 },
  { word: 'roughly even chance', from: 45, to: 55 },
  { word: 'likely', from: 55, to: 80 },
  { word: 'very likely', from: 80, to: 95 },
  { word: 'almost certain', from: 95, to: 99 },
];

/**
 * The ICD 203 phrase of a probability.
 * @param p 0.01 to 0.99; 0 and 1 are not forecasts.
 * @throws RangeError outside that range: a caller that has not checked its data must not print a word for it.
 */
export function probabilityWord(p: number): ProbabilityWord {
  if (!(p >= 0.01 && p <= 0.99)) throw new RangeError(`a probability lies between 0.01 and 0.99, found ${p}`);
  const above = probabilityWords.findIndex(({ to }) => (to <= 45 ? p < to / 100 : p <= to / 100));
  return probabilityWords[above] as ProbabilityWord;
}

/** `68%`; a tenth of a per cent is kept where it was given. */
export function percent(p: number): string {
  return `${Number((p * 100).toFixed(1))}%`;
}

/**
 * Words and number together, e.g. `likely (55–80%), our estimate 68%`: readers agree with the words' meaning twice as
 * often when the range stands beside them (Wintle et al. 2019, doi:10.1371/journal.pone.0213522).
 */
export function probabilityPhrase(p: number): string {
  const { word, from, to } = probabilityWord(p);
  return labels.probabilityPhrase(labels.probability[word], from, to, percent(p));
}

/** Ranges of NIST SP 800-30 r1, table G-2, in per cent: 0–4, 5–20, 21–79, 80–95, 96–100. */
export const likelihoodRanges: Record<Level, readonly [from: number, to: number]> = {
  'Very Low': [0, 4],
  Low: [5, 20],
  Moderate: [21, 79],
  High: [80, 95],
  'Very High': [96, 100],
};

/** The likelihood level of a probability (NIST SP 800-30 r1, table G-2); between two ranges the outer one gives way. */
export function likelihoodOf(p: number): Level {
  if (p < 0.05) return 'Very Low';
  if (p <= 0.2) return 'Low';
  if (p < 0.8) return 'Moderate';
  return p <= 0.95 ? 'High' : 'Very High';
}

/** A likelihood level for readers, with its range: `Moderate (21–79%)`. */
export function likelihoodPhrase(level: Level): string {
  const [from, to] = likelihoodRanges[level];
  return labels.levelRange(inBrowser.levels[level], from, to);
}
