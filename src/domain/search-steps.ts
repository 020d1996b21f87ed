import { type CommonWords, isCommon, isHead } from '#domain/search-common.ts';

/** So many words of a query are asked at once; of more, as many of the longest come first. */
const atOnce = 4;

/** The words of a long query that tell most: the longest ones, since there is no telling which are rare. Undefined for a short query. */
export function tellingWords(query: string): string | undefined {
  const words = query.replaceAll('"', '').split(' ').filter(Boolean);
  if (words.length <= atOnce) return undefined;
  const length = (word: string) => word.length - (isHead(word) ? 2 : 0);
  return words
    .toSorted((a, b) => length(b) - length(a))
    .slice(0, atOnce)
    .join(' ');
}

export interface PlannedPhrase {
  /** Whether it has words whose places in all texts would be most of what a reader has to load. */
  readonly heavy: boolean;
  /** Its other words. Only where these stand can the phrase stand. */
  readonly rare: string;
}

/** Parts an exact phrase, which also needs the words that no other question looks for (“the”, “of”). */
export function planPhrase(phrase: string, words: CommonWords): PlannedPhrase {
  const all = phrase.replaceAll('"', '').split(' ').filter(Boolean);
  if (words.common.length === 0) return { heavy: false, rare: all.join(' ') };
  const known = isCommon(words);
  const rare = all.filter((word) => word.length > 1 && !known(word));
  return { heavy: rare.length < all.length, rare: rare.join(' ') };
}
