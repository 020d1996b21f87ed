import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { arrayHead, arrayItems, decodeCbor, encodeCbor, readHead } from '#adapters/search/cbor.ts';
import { language } from '#edition.ts';
import { packWords } from '#domain/search-chunks.ts';

/** What Pagefind 1.6 knows of an index before anything is asked (its pagefind_web/src/metadata.rs). */
type Meta = [
  version: string,
  pages: [name: string, words: number, group: string][],
  chunks: [from: string, to: string, name: string][],
  filters: [key: string, name: string][],
  sorts: [key: string, pages: number[]][],
  fields: string[],
];

/** A page of an index, and the file of its text. */
export interface IndexedPage {
  readonly words: number;
  readonly group: string;
  readonly fragment: string;
}
export interface Filter {
  readonly key: string;
  readonly values: readonly (readonly [value: string, pages: readonly number[]])[];
}
/** An index of Pagefind in memory. Pages are numbered by date, oldest first. */
export interface PartIndex {
  readonly version: string;
  readonly pages: readonly IndexedPage[];
  /** Sorted by the bytes of the word; `bytes` is all that the index says of it (word-entry.ts). */
  readonly words: readonly { readonly word: string; readonly bytes: Buffer }[];
  readonly filters: readonly Filter[];
  /** Names of what is known of pages; words of an index refer to them by their number. */
  readonly fields: readonly string[];
}
const signature = Buffer.from('pagefind_dcd');

/**
 * Reads an index that Pagefind or `writeIndex` wrote.
 * @throws Error when it is not as Pagefind 1.6 writes it, or its pages were not added in the order of their dates.
 */
export function readIndex(folder: string): PartIndex {
  const metaFile = readdirSync(folder).find((file) => file.endsWith('.pf_meta')) ?? '';
  const meta = decodeCbor(unpack(path.join(folder, metaFile))) as unknown as Meta;
  if (meta.length !== 6)
    throw new Error('A search index is not as Pagefind 1.6 writes it: adapters/search/part-index.ts must follow.');
  const [version, pages, chunks, filters, sorts, fields] = meta;
  for (const [, byDate] of sorts)
    if (byDate.some((page, i) => page !== i) || byDate.length !== pages.length)
      throw new Error('The pages of a search index are not in the order of their dates.');
  const read = (kind: string, name: string) => unpack(path.join(folder, kind, `${name}.pf_${kind}`));
  return {
    version,
    pages: pages.map(([name, words, group]) => ({
      words,
      group,
      fragment: path.join(folder, 'fragment', `${name}.pf_fragment`),
    })),
    // A file is an array of one array: the words.
    words: chunks.flatMap(([, , name]) =>
      arrayItems(read('index', name), 1).items.map((item) => ({ word: wordOf(item), bytes: item })),
    ),
    filters: filters.map(([key, name]) => {
      const [, values] = decodeCbor(read('filter', name)) as unknown as [string, Filter['values']];
      return { key, values };
    }),
    fields,
  };
}

/**
 * Writes an index in Pagefind's own format, packed so that readers load half as much. Words go into files by what they weigh
 * (domain/search-chunks.ts). Names are numbers instead of digests, which nothing can compress: the folder of a part never
 * changes, so its files need no name that tells what is in them. Pages stand in the order of their dates, which makes the
 * list of that order needless.
 * @param place puts the file of a page's text where it belongs.
 */
export function writeIndex(
  { version, pages, words, filters, fields }: PartIndex,
  folder: string,
  place: (from: string, to: string) => void,
): void {
  for (const kind of ['fragment', 'index', 'filter']) mkdirSync(path.join(folder, kind), { recursive: true });
  const file = (kind: string, i: number) => path.join(folder, kind, `${name(i)}.pf_${kind}`);
  for (const [i, { fragment }] of pages.entries()) place(fragment, file('fragment', i));
  for (const [i, { key, values }] of filters.entries()) pack([encodeCbor([key, values])], file('filter', i));
  const groups = packWords(words.map(({ word, bytes }) => ({ word, bytes, weight: bytes.length })));
  for (const [i, group] of groups.entries())
    pack([arrayHead(1), arrayHead(group.length), ...group.map(({ bytes }) => bytes)], file('index', i));
  const chunks = ranges(groups.map((group) => group.at(-1)?.word ?? '')).map(([from, to], i) => [from, to, name(i)]);
  const named = pages.map(({ words, group }, i) => [name(i), words, group] as const);
  const meta = [version, named, chunks, filters.map(({ key }, i) => [key, name(i)]), [], fields];
  pack([encodeCbor(meta)], path.join(folder, `pagefind.${language}.pf_meta`));
}

/**
 * From where to where each file is asked for, by the last word of each: what lies between two files belongs to the second, since the
 * beginning of a word stands before it. A word in no range makes Pagefind load every file that begins alike, be it only by one letter.
 */
function ranges(lasts: readonly string[]): (readonly [from: string, to: string])[] {
  const afterAll = '\u{10ffff}';
  return lasts.map((last, i) => [i === 0 ? '' : `${lasts[i - 1]}\0`, i === lasts.length - 1 ? afterAll : last]);
}

/** The first thing that is said of a word is the word. */
function wordOf(item: Buffer): string {
  const { size, next } = readHead(item, readHead(item, 0).next);
  return item.toString('utf8', next, next + size);
}

const name = (i: number) => i.toString(36);

function unpack(file: string): Buffer {
  return gunzipSync(readFileSync(file)).subarray(signature.length);
}

/** At once and not in threads: for files as small as these, calling one costs as much as packing. */
function pack(content: readonly Buffer[], file: string): void {
  writeFileSync(file, gzipSync(Buffer.concat([signature, ...content]), { level: 6 }));
}
