import type { Part } from './parts.ts';
import { withoutAccents } from '#domain/search-words.ts';

/**
 * A word of one or two letters, or a single digit, is looked for if the library has it as a word, and in the parts that do. As the beginning
 * of others it would find a twentieth of the library, and fetch as much of the index; so would a letter that no phrase of a part can have.
 */
export function wordsFor(query: string, parts: readonly Part[]): { query: string; parts: readonly Part[] } {
  const isPhrase = query.startsWith('"');
  const isShort = (word: string) => (isPhrase ? /^[a-z\d]$/ : /^(?:[a-z]{1,2}|\d)$/).test(word);
  const words = query
    .split(' ')
    .map((word) => ({ word, plain: withoutAccents(word).toLowerCase().replaceAll('"', '') }));
  const kept = words.filter(({ plain }) => isPhrase || !isShort(plain) || parts.some((part) => part.short.has(plain)));
  const needed = kept.map(({ plain }) => plain).filter(isShort);
  return {
    query: kept.map(({ word }) => word).join(' '),
    parts: parts.filter((part) => needed.every((word) => part.short.has(word))),
  };
}
