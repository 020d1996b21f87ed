import type { Rule } from '#domain/lint/finding.ts';
import { digit, isLatin, letter } from '#domain/lint/latin.ts';
import type { Manuscript, Passage } from '#domain/lint/manuscript.ts';

/** A word as the dictionaries know it: letters, with apostrophes inside. Codes, tickers and numbers are not words. */
const word = /(?<![\p{L}\p{N}$@#/._\u2060-])\p{L}[\p{L}\p{M}]*(?:[’']\p{L}+)?(?![\p{N}@/_]|\.\p{L})/gu;

/** The same for texts in Latin-1. */
const latinWord = new RegExp(
  `(?<![${letter}${digit}$@#/._\\u2060-])[${letter}]+(?:[’'][${letter}]+)?(?![${digit}@/_]|\\.[${letter}])`,
  'g',
);

const wordIn = (text: string) => (isLatin(text) ? latinWord : word);

export const spelling: Rule = {
  code: 'spelling',
  says: (a) => `“${a['word']}” is in no dictionary.${a['near'] ? ` Did you mean ${a['near']}?` : ''}`,
  reason: 'A misspelt word makes readers doubt the figures beside it. The house writes British English.',
  fix: (a) => `Correct it, or add “${a['word']}” to content/dictionary.txt if it is right.`,
  *find(manuscript, { misspelt }) {
    if (
      misspelt.size === 0 ||
      !vocabularyOf(manuscript)
        .values()
        .some((one) => misspelt.has(one))
    )
      return;
    for (const { passage, index, text } of wordsOf(manuscript)) {
      const near = misspelt.get(text.toLowerCase());
      if (near)
        yield {
          at: passage.at(index, text.length),
          args: { word: text, near: near.map((one) => `“${one}”`).join(' or ') },
        };
    }
  },
};

/** Every word of an entry that can be misspelt, with its place. */
function* wordsOf(manuscript: Manuscript): Generator<{ passage: Passage; index: number; text: string }> {
  for (const passage of manuscript.passages)
    for (const match of passage.text.matchAll(wordIn(passage.text))) {
      const text = judged(match[0]);
      if (text) yield { passage, index: match.index, text };
    }
}

/** A word as it is looked up, without its possessive ending; nothing where it is too short or in capitals. */
function judged(written: string): string | undefined {
  const text = written.replace(/[’']s$/, '');
  return text.length > 2 && text !== text.toUpperCase() ? text : undefined;
}

const vocabularies = new WeakMap<Manuscript, ReadonlySet<string>>();

/** The words of an entry in lower case, each once; collected once, because most entries have no word to look at again. */
export function vocabularyOf(manuscript: Manuscript): ReadonlySet<string> {
  const known = vocabularies.get(manuscript);
  if (known) return known;
  const written = new Set(manuscript.passages.flatMap(({ text }) => text.match(wordIn(text)) ?? []));
  const found = new Set([...written].flatMap((one) => judged(one)?.toLowerCase() ?? []));
  vocabularies.set(manuscript, found);
  return found;
}
