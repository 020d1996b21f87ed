import { arrayHead, arrayItems, decodeCbor, encodeCbor, endOf, readHead } from '#adapters/search/cbor.ts';

/** That a page has a word: the number of the page, and the bytes of where on it. */
export interface Posting {
  readonly page: number;
  readonly places: Buffer;
}
/** What an index says of a word: the pages that have it, and those that have it in other forms, as with accents. */
export interface WordEntry {
  readonly pages: readonly Posting[];
  readonly forms: readonly { readonly form: string; readonly pages: readonly Posting[] }[];
}

/** Reads what Pagefind 1.6 writes of a word (its pagefind/src/index/index_words.rs). @throws Error when it is anything else. */
export function readEntry(bytes: Buffer): WordEntry {
  const [, pages, forms] = arrayItems(bytes, 0).items;
  if (!pages || !forms) throw new Error('A word of a search index is not as Pagefind 1.6 writes it.');
  return {
    pages: readPostings(pages),
    forms: arrayItems(forms, 0).items.map((one) => {
      const [form, formPages] = arrayItems(one, 0).items;
      if (!form || !formPages) throw new Error('A form of a word is not as Pagefind 1.6 writes it.');
      return { form: String(decodeCbor(form)), pages: readPostings(formPages) };
    }),
  };
}

export function writeEntry(word: string, { pages, forms }: WordEntry): Buffer {
  const written = forms.map(({ form, pages }) => [arrayHead(2), encodeCbor(form), ...writePostings(pages)]).flat();
  return Buffer.concat([arrayHead(3), encodeCbor(word), ...writePostings(pages), arrayHead(forms.length), ...written]);
}

/** Pages are counted from the one before. */
function readPostings(bytes: Buffer): Posting[] {
  const { size, next } = readHead(bytes, 0);
  let at = next;
  let page = 0;
  return Array.from({ length: size }, () => {
    const { size: step, next: places } = readHead(bytes, readHead(bytes, at).next);
    page += step;
    at = endOf(bytes, endOf(bytes, places));
    return { page, places: bytes.subarray(places, at) };
  });
}

function writePostings(pages: readonly Posting[]): Buffer[] {
  let before = 0;
  const written = pages.flatMap(({ page, places }) => {
    const step = page - before;
    before = page;
    return [arrayHead(3), encodeCbor(step), places];
  });
  return [arrayHead(pages.length), ...written];
}
