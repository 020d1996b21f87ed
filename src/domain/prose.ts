/**
 * Words per minute for reading time: the mean silent reading rate for English non-fiction.
 * Source: Brysbaert (2019), "How many words do we read per minute?", doi:10.1016/j.jml.2019.104047 (238 wpm).
 */
export const wordsPerMinute = 238;

/** Number of words of a text, as a reader would count them. */
export function countWords(text: string): number {
  let count = 0;
  for (const part of new Intl.Segmenter('en', { granularity: 'word' }).segment(text)) if (part.isWordLike) count += 1;
  return count;
}

/** Whole minutes to read so many words, at least 1. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / wordsPerMinute));
}

/** The first sentence of a text. */
export function firstSentence(text: string): string {
  const [first] = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text.trim());
  return first ? first.segment.trim() : '';
}

/** A text cut at a word to at most `max` characters, with an ellipsis if anything was left out. */
export function excerpt(text: string, max: number): string {
  const clean = text.replace(/\s+/g, ' ').trim();
  if (clean.length <= max) return clean;
  const cut = clean.slice(0, max - 1);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;:–—-]+$/u, '')}…`;
}
