import { arrayItems, decodeCbor, encodeCbor, readHead } from '#adapters/search/cbor.ts';
import type { Filter, PartIndex } from '#adapters/search/part-index.ts';
import { type Posting, readEntry, type WordEntry, writeEntry } from '#adapters/search/word-entry.ts';

/** An index, and which of its pages are to stand where: the new number of each, undefined for those that go. */
export interface Share {
  readonly index: PartIndex;
  readonly places: readonly (number | undefined)[];
}

/**
 * The index of some pages of each of two indexes, the same as if Pagefind had indexed those pages together: what it says of
 * a page depends on that page alone, but for the numbers of pages and fields.
 * @param most the larger one, which is left as it is where nothing of it changes.
 * @param fields what is known of any of these pages, sorted.
 */
export function mixIndexes(most: Share, few: Share, fields: readonly string[]): PartIndex {
  const pages = [most, few].flatMap(({ index, places }) =>
    index.pages.flatMap((page, i) => (places[i] === undefined ? [] : [{ page, at: places[i] }])),
  );
  return {
    version: most.index.version,
    pages: pages.sort((a, b) => a.at - b.at).map(({ page }) => page),
    words: mixWords(most, few, fields),
    filters: mixFilters(most, few),
    fields,
  };
}

function mixWords(most: Share, few: Share, fields: readonly string[]): PartIndex['words'] {
  const [moved, added] = [placed(most, fields), placed(few, fields)];
  const others = new Map(few.index.words.map(({ word, bytes }) => [word, bytes]));
  const words: { word: string; bytes: Buffer }[] = [];
  for (const { word, bytes } of most.index.words) {
    const other = others.get(word);
    others.delete(word);
    const before = readEntry(bytes);
    if (!other && moved.leaves(before)) {
      words.push({ word, bytes });
      continue;
    }
    const entry = joined([moved.entry(before), ...(other ? [added.entry(readEntry(other))] : [])]);
    if (!isEmpty(entry)) words.push({ word, bytes: writeEntry(word, entry) });
  }
  const fresh = [...others].map(([word, bytes]) => ({
    word,
    bytes: writeEntry(word, joined([added.entry(readEntry(bytes))])),
  }));
  return merged(words, fresh);
}

/** Two lists, each sorted by the bytes of its words, as one. */
function merged(long: PartIndex['words'], short: PartIndex['words']): PartIndex['words'] {
  const left = [...short];
  const all: { word: string; bytes: Buffer }[] = [];
  for (const one of long) {
    while (left[0] && inOrder(left[0].word, one.word) < 0) all.push(...left.splice(0, 1));
    all.push(one);
  }
  return [...all, ...left];
}

/** As Pagefind sorts: by UTF-8, which is the order of code points and not that of JavaScript. */
function inOrder(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Reads entries of an index with the numbers that its pages and fields are to have. */
function placed({ index, places }: Share, fields: readonly string[]) {
  const numbers = index.fields.map((field) => fields.indexOf(field));
  const sameFields = numbers.every((number, i) => number === i);
  const postings = (list: readonly Posting[]): Posting[] =>
    list.flatMap(({ page, places: bytes }) => {
      const at = places[page];
      return at === undefined ? [] : [{ page: at, places: sameFields ? bytes : renumbered(bytes, numbers) }];
    });
  const stay = (list: readonly Posting[]) => list.every(({ page }) => places[page] === page);
  return {
    entry: ({ pages, forms }: WordEntry): WordEntry => ({
      pages: postings(pages),
      forms: forms.map(({ form, pages }) => ({ form, pages: postings(pages) })),
    }),
    /** Whether an entry is to stay as it is. */
    leaves: ({ pages, forms }: WordEntry) => sameFields && stay(pages) && forms.every(({ pages }) => stay(pages)),
  };
}

/** Places of a word in the text, then those in fields: the number of a field, as one below zero, before what is in it. */
function renumbered(places: Buffer, numbers: readonly number[]): Buffer {
  const { end } = arrayItems(places, 0);
  const inFields = decodeCbor(places.subarray(end)) as number[];
  const changed = inFields.map((one) => (one < 0 ? -1 - (numbers[-1 - one] ?? 0) : one));
  return Buffer.concat([places.subarray(0, end), encodeCbor(changed)]);
}

function joined(entries: readonly WordEntry[]): WordEntry {
  const forms = new Map<string, Posting[]>();
  for (const { form, pages } of entries.flatMap((one) => one.forms))
    if (pages.length > 0) forms.set(form, [...(forms.get(form) ?? []), ...pages]);
  return {
    pages: byPage(entries.flatMap((one) => one.pages)),
    forms: [...forms].map(([form, pages]) => ({ form, pages: byPage(pages) })).sort(inOrderOfForms),
  };
}

/** Forms stand in the order in which Pagefind meets them: page by page, in the text before fields, then by their letters. */
function inOrderOfForms(a: WordEntry['forms'][number], b: WordEntry['forms'][number]): number {
  const [first, other] = [a.pages[0], b.pages[0]];
  if (!first || !other) return 0;
  return (
    first.page - other.page || Number(isOnlyInFields(first)) - Number(isOnlyInFields(other)) || inOrder(a.form, b.form)
  );
}

function isOnlyInFields({ places }: Posting): boolean {
  return readHead(places, 0).size === 0;
}

function byPage(postings: Posting[]): Posting[] {
  return postings.sort((a, b) => a.page - b.page);
}

function isEmpty({ pages, forms }: WordEntry): boolean {
  return pages.length === 0 && forms.length === 0;
}

function mixFilters(most: Share, few: Share): Filter[] {
  const keys = new Map<string, Map<string, number[]>>();
  for (const { index, places } of [most, few])
    for (const { key, values } of index.filters)
      for (const [value, pages] of values) {
        const at = pages.flatMap((page) => places[page] ?? []);
        if (at.length === 0) continue;
        const known = keys.get(key) ?? new Map<string, number[]>();
        keys.set(key, known.set(value, [...(known.get(value) ?? []), ...at]));
      }
  return [...keys]
    .map(([key, values]) => ({
      key,
      values: [...values]
        .sort(([a], [b]) => inOrder(a, b))
        .map(([value, pages]) => [value, pages.sort((a, b) => a - b)] as const),
    }))
    .sort((a, b) => inOrder(a.key, b.key));
}
