import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip, type ZlibOptions } from 'node:zlib';
import { arrayHead, arrayItems, decodeCbor, encodeCbor } from '#adapters/search/cbor.ts';
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
const signature = Buffer.from('pagefind_dcd');

// In threads of their own: the build waits for the last part.
const inflated = promisify(gunzip);
const deflated = promisify<Buffer, ZlibOptions, Buffer>(gzip);

/**
 * Packs the index of a part anew, in Pagefind's own format: readers then load half as much. Words go into files by what they
 * weigh (domain/search-chunks.ts). Names are numbers instead of digests, which nothing can compress: the folder of a part
 * never changes, so its files need no name that tells what is in them. Entries are numbered by date, oldest first, which makes
 * the list of that order needless.
 * @throws Error when the index is not as Pagefind 1.6 writes it.
 */
export async function repack(part: string): Promise<void> {
  const metaFile = path.join(part, (await readdir(part)).find((file) => file.endsWith('.pf_meta')) ?? '');
  const meta = decodeCbor(await unpack(metaFile)) as unknown as Meta;
  const [version, pages, chunks, filters, sorts, fields] = meta;
  const byDate = meta.length === 6 ? sorts.find(([key]) => key === 'date')?.[1] : undefined;
  if (byDate?.length !== pages.length)
    throw new Error('A search index is not as Pagefind 1.6 writes it: adapters/search/repack.ts must follow.');
  const rank = new Map(byDate.map((page, i) => [page, name(i)]));
  const named = pages.map(([, words, group], i) => [rank.get(i) ?? '', words, group] as const);
  await Promise.all(
    pages.map(([old], i) => renameIn(part, 'fragment', `${old}.pf_fragment`, `${named[i]?.[0]}.pf_fragment`)),
  );
  const packed = await repackWords(
    part,
    chunks.map(([, , old]) => old),
  );
  await writeFile(metaFile, await pack(encodeCbor([version, named, packed, filters, [], fields])));
}

async function repackWords(part: string, names: readonly string[]): Promise<[string, string, string][]> {
  const folder = path.join(part, 'index');
  const files = await Promise.all(names.map((one) => unpack(path.join(folder, `${one}.pf_index`))));
  // A file is an array of one array: the words.
  const words = files.flatMap((bytes) =>
    arrayItems(bytes, 1).items.map((item) => ({ word: wordOf(item), bytes: item })),
  );
  const groups = packWords(words.map(({ word, bytes }) => ({ word, bytes, weight: bytes.length })));
  await rm(folder, { recursive: true });
  await mkdir(folder);
  const left = groups.entries();
  // A few at a time: each that is being packed takes a quarter of a megabyte.
  const packer = async () => {
    for (const [i, group] of left) {
      const content = [arrayHead(1), arrayHead(group.length), ...group.map(({ bytes }) => bytes)];
      await writeFile(path.join(folder, `${name(i)}.pf_index`), await pack(Buffer.concat(content)));
    }
  };
  await Promise.all([packer(), packer(), packer(), packer()]);
  return ranges(groups.map((group) => group.at(-1)?.word ?? '')).map(([from, to], i) => [from, to, name(i)]);
}

/**
 * From where to where each file is asked for, by the last word of each: what lies between two files belongs to the second, since the
 * beginning of a word stands before it. A word in no range makes Pagefind load every file that begins alike, be it only by one letter.
 */
function ranges(lasts: readonly string[]): (readonly [from: string, to: string])[] {
  const afterAll = '\u{10ffff}';
  return lasts.map((last, i) => [i === 0 ? '' : `${lasts[i - 1]}\0`, i === lasts.length - 1 ? afterAll : last]);
}

/** The first item of a word's record is the word. */
function wordOf(item: Buffer): string {
  const { items } = arrayItems(item, 0);
  return String(decodeCbor(items[0] ?? Buffer.alloc(0)));
}

function renameIn(part: string, folder: string, from: string, to: string): Promise<void> {
  return rename(path.join(part, folder, from), path.join(part, folder, to));
}

const name = (i: number) => i.toString(36);

async function unpack(file: string): Promise<Buffer> {
  return (await inflated(await readFile(file))).subarray(signature.length);
}

function pack(content: Buffer): Promise<Buffer> {
  return deflated(Buffer.concat([signature, content]), { level: 6 });
}
