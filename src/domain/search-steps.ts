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
  /** The longest run of its other words, as a phrase: only where this stands can the whole stand. Empty without any. */
  readonly rare: string;
}

/** Parts an exact phrase, which also needs the words that no other question looks for (“the”, “of”). */
export function planPhrase(phrase: string, words: CommonWords): PlannedPhrase {
  const all = phrase.replaceAll('"', '').split(' ').filter(Boolean);
  if (words.common.length === 0) return { heavy: false, rare: phrase };
  const known = isCommon(words);
  const isHeavy = (word: string) => word.length < 2 || known(word);
  const runs = all
    .map((word) => (isHeavy(word) ? '\n' : word))
    .join(' ')
    .split('\n')
    .map((run) => run.trim().split(' ').slice(0, atOnce).join(' '));
  const longest = runs.toSorted((a, b) => b.length - a.length)[0];
  return { heavy: all.some(isHeavy), rare: longest ? `"${longest}"` : '' };
}
