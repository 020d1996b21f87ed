import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as pagefind from 'pagefind';
import type { MadePart } from '#adapters/search/part-cache.ts';
import { partFiles } from '#adapters/search/part-files.ts';
import { repack } from '#adapters/search/repack.ts';
import { language } from '#edition.ts';
import { wordUses, type WordUses } from '#domain/search-words.ts';
import { tokenMarks } from '#domain/search-text.ts';
import type { SearchRecord } from '#views/search-document.ts';

/** The files of Pagefind that our own interface asks for, the same for all parts. */
const engineFiles = ['pagefind.js', `wasm.${language}.pagefind`];
/** What belongs to a part; everything else that Pagefind writes is its own interfaces. */
const kept = /^(?:pagefind-entry\.json|.*\.pf_meta|index|filter|fragment)$/;

/** Settings that decide what an index of the same records is. */
export const indexSettings = { forceLanguage: language, includeCharacters: tokenMarks };

/**
 * Indexes records with Pagefind, in a process that ends with it, so that memory does not grow with the library. While what
 * it wrote is packed anew, the next part may have Pagefind.
 * @param name folder of the part, below `folder`; the engine goes beside it, named by its digest.
 * @throws Error on any indexing error, when a record has no words, or when the written index lacks a record.
 */
export async function indexPart(records: readonly SearchRecord[], folder: string, name: string): Promise<MadePart> {
  const part = path.join(folder, name);
  const words = await inTurn(() => writePart(records, part));
  await repack(part);
  const engine = await takeEngine(part, folder);
  for (const file of await readdir(part)) if (!kept.test(file)) await rm(path.join(part, file));
  await finishEntry(path.join(part, 'pagefind-entry.json'), records.length, engine);
  return { engine, records: records.length, words, files: partFiles(folder) };
}

/** Pagefind's own index of some records. @returns their words, counted while Pagefind, beside us, indexes. */
async function writePart(records: readonly SearchRecord[], part: string): Promise<WordUses> {
  try {
    const { index, errors } = await pagefind.createIndex(indexSettings);
    if (!index) throw new Error(`The search index could not be made: ${errors.join('; ')}`);
    // All at once: a part is a few megabytes.
    const adding = Promise.all(records.map((record) => add(index, record)));
    const words = wordUses(records);
    await adding;
    const written = await index.writeFiles({ outputPath: part });
    if (written.errors.length > 0)
      throw new Error(`The search index could not be written: ${written.errors.join('; ')}`);
    return words;
  } finally {
    await pagefind.close();
  }
}

let last: Promise<unknown> = Promise.resolve();

/** Pagefind's library has one process for all of us. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return mine;
}

async function add(index: pagefind.PagefindIndex, { url, html, text }: SearchRecord): Promise<void> {
  if (!/[\p{Letter}\p{Number}]/u.test(text)) throw new Error(`${url} has no words for search.`);
  const added = await index.addHTMLFile({ url, content: html });
  if (added.errors.length > 0) throw new Error(`${url} could not be indexed for search: ${added.errors.join('; ')}`);
}

async function takeEngine(part: string, folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of engineFiles) hash.update(await readFile(path.join(part, file)));
  const engine = `engine-${hash.digest('hex').slice(0, 16)}`;
  await mkdir(path.join(folder, engine));
  for (const file of engineFiles) await rename(path.join(part, file), path.join(folder, engine, file));
  return engine;
}

interface PagefindEntry {
  languages: Record<string, { page_count: number; wasm: string }>;
}

/**
 * Counts what is in the index, and lets all parts name one engine: Pagefind asks for `wasm.<name>.pagefind` in the folder
 * of the part, and browsers resolve `..` in it.
 */
async function finishEntry(file: string, count: number, engine: string): Promise<void> {
  const entry = JSON.parse(await readFile(file, 'utf8')) as PagefindEntry;
  const languages = Object.values(entry.languages);
  const found = languages.reduce((sum, one) => sum + one.page_count, 0);
  if (found !== count)
    throw new Error(`The search index holds ${found} of ${count} records; an entry would not be found.`);
  for (const one of languages) one.wasm = `x/../../${engine}/wasm.${language}`;
  await writeFile(file, JSON.stringify(entry));
}
