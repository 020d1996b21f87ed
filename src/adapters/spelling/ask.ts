import { mistakeFor } from '#adapters/spelling/common-mistakes.ts';
import { issuesIn } from '#adapters/spelling/cspell.ts';

/** What the dictionaries said of a word: nothing = right, a list = wrong, with what may have been meant. */
export type Verdicts = Record<string, readonly string[] | null>;

/** A text with more wrong words than this that nobody has made before is not English; looking for what was meant is slow. */
const mostSuggestions = 50;

/** Asks cspell, and the list of mistakes that many make, about words in lower case. */
export async function ask(words: readonly string[]): Promise<Verdicts> {
  const wrong = Object.keys(await issuesIn(words, false));
  const rare = wrong.filter((word) => mistakeFor(word).length === 0);
  const meant = await issuesIn(rare.slice(0, mostSuggestions), true);
  const verdicts: Record<string, readonly string[] | null> = Object.fromEntries(words.map((word) => [word, null]));
  for (const word of wrong) verdicts[word] = meant[word] ?? mistakeFor(word).slice(0, 2);
  return verdicts;
}
