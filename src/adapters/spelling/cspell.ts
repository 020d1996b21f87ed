import { flagged } from '#adapters/spelling/common-mistakes.ts';

/**
 * The words that cspell does not know, with up to two that may have been meant. Loading its dictionaries takes a second.
 * @param suggest whether it looks for what was meant, which takes a tenth of a second a word.
 */
export async function issuesIn(words: readonly string[], suggest: boolean): Promise<Record<string, readonly string[]>> {
  if (words.length === 0) return {};
  const { spellCheckDocument } = await import('cspell-lib');
  const text = words.map((word) => word.replace(/’/g, "'")).join('\n');
  const { issues } = await spellCheckDocument(
    { uri: 'words.txt', text, languageId: 'plaintext', locale: 'en-GB' },
    { generateSuggestions: suggest, noConfigSearch: true },
    {
      language: 'en-GB',
      // Its list of common mistakes is a hundred thousand lines, which it takes apart anew each time: see `mistakeFor`.
      dictionaries: ['companies', '!en-common-misspellings', '!en-gb-common-misspellings'],
      flagWords: [...flagged()],
      minWordLength: 3,
      maxNumberOfProblems: words.length + 1,
    },
  );
  const starts = new Map<number, string>();
  let at = 0;
  for (const word of words) {
    starts.set(at, word);
    at += word.length + 1;
  }
  // An issue may lie inside its word, behind an apostrophe.
  const wordAt = (offset: number) => starts.get(text.lastIndexOf('\n', offset) + 1);
  return Object.fromEntries(
    issues.flatMap((issue) => {
      const word = wordAt(issue.offset);
      return word === undefined ? [] : [[word, (issue.suggestions ?? []).slice(0, 2)] as const];
    }),
  );
}
