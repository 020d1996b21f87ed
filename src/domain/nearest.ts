import { closest, distance } from 'fastest-levenshtein';

/**
 * The candidate an editor most probably meant, or '' when none is close.
 * Close = at most a third of the letters differ (and at least one, at most three): beyond that a guess misleads.
 */
export function nearest(word: string, candidates: readonly string[]): string {
  if (candidates.length === 0 || word === '') return '';
  const best = closest(word.toLowerCase(), candidates as string[]);
  const limit = Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  return distance(word.toLowerCase(), best.toLowerCase()) <= limit ? best : '';
}
