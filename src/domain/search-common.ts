import { headWords, withoutAccents, type WordUses } from '#domain/search-words.ts';

/**
 * A word that stands in a fifth of a large library tells little, and its places in all texts are most of what a reader
 * would have to download. It is looked for where it tells something: in titles, summaries and names. There each word
 * stands a second time, under a mark that no word of a language begins with, so that the index has it apart.
 */
const mark = 'zq';
const commonShare = 0.2;
/** Below this many records every word is looked for everywhere: the whole index is small. */
const fewest = 1000;

/** The words of a title, a summary or names under the mark. */
export function headText(text: string): string {
  return headWords(text)
    .map((word) => mark + word)
    .join(' ');
}

/** Whether a word of the index is one of a title, a summary or a name, under the mark. */
export function isHead(word: string): boolean {
  return word.startsWith(mark);
}

/** A word or a number as `headWords` has it. */
const inHeads = /^(?:[a-z]{2,}|\d{2,4})$/;

export interface CommonWords {
  readonly common: readonly string[];
  /** Other words of the library with which a common one begins: typed, they may be meant. */
  readonly beginnings: readonly string[];
}

/** The common words of a library by the words of its parts. */
export function commonWords(parts: readonly WordUses[], records: number): CommonWords {
  if (records < fewest) return { common: [], beginnings: [] };
  const uses = new Map<string, number>();
  for (const part of parts)
    for (const [word, count] of [...part.uses, ...part.numbers]) uses.set(word, (uses.get(word) ?? 0) + count);
  const common = [...uses].filter(([, count]) => count > records * commonShare).map(([word]) => word);
  const known = new Set(common);
  const beginnings = new Set(
    common.flatMap((word) =>
      Array.from({ length: word.length - 1 }, (_, i) => word.slice(0, i + 1)).filter(
        (beginning) => uses.has(beginning) && !known.has(beginning),
      ),
    ),
  );
  return { common: common.sort(), beginnings: [...beginnings].sort() };
}

export interface PlannedQuery {
  /** What is looked for in whole texts; undefined where every word is common. */
  readonly full: string | undefined;
  /** What is looked for in titles, summaries and names; undefined where no word is common. */
  readonly head: string | undefined;
  /** Of each common word that was typed, the forms that may be meant. */
  readonly meant: readonly (readonly string[])[];
}

/** Parts a query as the index takes it (not an exact phrase) into what is looked for where. */
export function planQuery(query: string, words: CommonWords): PlannedQuery {
  const formsOf = commonForms(words);
  const all = query.split(' ').map((word) => {
    const plain = withoutAccents(word).toLowerCase();
    return { word, plain, forms: formsOf(plain) };
  });
  const rare = all.filter(({ forms }) => forms.length === 0);
  const meant = all.flatMap(({ forms }) => (forms.length > 0 ? [forms] : []));
  if (meant.length === 0) return { full: query, head: undefined, meant };
  const head = all.map(({ word, plain }) => (inHeads.test(plain) ? mark + plain : word)).join(' ');
  return { full: rare.length > 0 ? rare.map(({ word }) => word).join(' ') : undefined, head, meant };
}

/** The common words that a typed one may mean: itself, in another form, or those it begins while it is being typed. */
function commonForms({ common, beginnings }: CommonWords): (plain: string) => readonly string[] {
  const known = new Set(common);
  const other = new Set(beginnings);
  return (plain) => {
    if (!inHeads.test(plain)) return [];
    const stem = formsWritten(plain).find((one) => known.has(one));
    if (stem !== undefined) return [stem];
    return other.has(plain) ? [] : common.filter((word) => word.startsWith(plain));
  };
}

/** Whether a whole word of a query, in this form or another, is common. */
export function isCommon({ common }: CommonWords): (word: string) => boolean {
  const known = new Set(common);
  return (word) => formsWritten(withoutAccents(word).toLowerCase()).some((one) => known.has(one));
}

function formsWritten(plain: string): string[] {
  return plain.length > 3 ? [plain, plain.replace(/(?:s|es|ed|ing)$/, '')] : [plain];
}
