import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import * as pagefind from 'pagefind';
import { mixIndexes } from '#adapters/search/mix-index.ts';
import type { MadePart } from '#adapters/search/part-cache.ts';
import { linkOrCopy, partFiles } from '#adapters/search/part-files.ts';
import { type PartIndex, readIndex, writeIndex } from '#adapters/search/part-index.ts';
import {
  fieldsOf,
  keepRecordFacts,
  type RecordFacts,
  recordFacts,
  recordFactsOf,
} from '#adapters/search/part-records.ts';
import { language } from '#edition.ts';
import { tokenMarks } from '#domain/search-text.ts';
import { wordUses } from '#domain/search-words.ts';
import type { SearchRecord } from '#views/search-document.ts';

/** The files of Pagefind that our own interface asks for, the same for all parts. */
const engineFiles = ['pagefind.js', `wasm.${language}.pagefind`];

/** Settings that decide what an index of the same records is. */
export const indexSettings = { forceLanguage: language, includeCharacters: tokenMarks };

/** A part to be made. */
export interface PartWork {
  readonly id: string;
  /** Folder of the part in the cache; files of the site go below its `site`. */
  readonly folder: string;
  /** Folder of its index, below `site`. */
  readonly name: string;
  /** Records to index, oldest first. */
  readonly records: readonly SearchRecord[];
  /** Another part that has all other records. */
  readonly base?: Base | undefined;
}
export interface Base {
  readonly id: string;
  readonly folder: string;
  readonly name: string;
  readonly engine: string;
  /** Where each of its records is to stand; undefined for those that are not in the new part. */
  readonly kept: readonly (number | undefined)[];
  /** Where each of the records to index is to stand. */
  readonly added: readonly number[];
}

/** An index before it is written: what is in it, and the folders from which its files come. */
interface Draft {
  readonly index: PartIndex;
  readonly facts: readonly RecordFacts[];
  /** The folder of an index that this one is like, and of the engine, with its name. */
  readonly like: string;
  readonly engine: string;
  readonly engineIn: string;
  readonly place: (from: string, to: string) => void;
}

/**
 * Indexes records with Pagefind, and packs what it wrote anew. With a base only the records that it lacks are indexed, and
 * the rest is taken from it: the result is the same, byte for byte, and takes a tenth of the time. While one part is
 * packed, the next may have Pagefind.
 * @throws Error on any indexing error, when a record has no words, or when the written index lacks a record.
 */
export async function indexPart(work: PartWork): Promise<MadePart> {
  const { id, folder, name, records, base } = work;
  const site = path.join(folder, 'site');
  const raw = path.join(folder, 'raw');
  const fresh = records.length > 0 ? await inTurn(() => writePart(records, raw)) : [];
  const { index, facts, like, engine, engineIn, place } = base ? changed(base, raw, fresh) : whole(raw, fresh);
  // Every page is found, or the build stops.
  if (index.pages.length !== facts.length)
    throw new Error(`The search index holds ${index.pages.length} of ${facts.length} records; an entry would not be found.`); // prettier-ignore
  const part = path.join(site, name);
  writeIndex(index, part, place);
  writeEntry(like, part, facts.length, engine);
  mkdirSync(path.join(site, engine));
  for (const file of engineFiles) linkOrCopy(path.join(engineIn, file), path.join(site, engine, file));
  await rm(raw, { recursive: true, force: true });
  // Where Pagefind knows more of a page than we told it, a change of the part is not ours to make.
  if (fieldsOf(facts).join() === index.fields.join()) keepRecordFacts(folder, id, facts);
  return { engine, records: facts.length, words: wordUses(facts.map(({ words }) => words)), files: partFiles(site) };
}

function whole(raw: string, facts: readonly RecordFacts[]): Draft {
  const hash = createHash('sha256');
  for (const file of engineFiles) hash.update(readFileSync(path.join(raw, file)));
  const engine = `engine-${hash.digest('hex').slice(0, 16)}`;
  return { index: readIndex(raw), facts, like: raw, engine, engineIn: raw, place: renameSync };
}

function changed({ id, folder, name, engine, kept, added }: Base, raw: string, fresh: readonly RecordFacts[]): Draft {
  const like = path.join(folder, 'site', name);
  const facts: RecordFacts[] = [];
  for (const [i, one] of (recordFactsOf(folder, id) ?? []).entries()) if (kept[i] !== undefined) facts[kept[i]] = one;
  for (const [i, one] of fresh.entries()) facts[added[i] ?? 0] = one;
  const most = { index: readIndex(like), places: kept };
  const few = { index: fresh.length > 0 ? readIndex(raw) : { ...most.index, pages: [], words: [], filters: [] }, places: added }; // prettier-ignore
  const index = mixIndexes(most, few, fieldsOf(facts));
  return { index, facts, like, engine, engineIn: path.join(folder, 'site', engine), place: linkOrCopy };
}

/** Pagefind's own index of some records. @returns what is known of them, found while Pagefind, beside us, indexes. */
async function writePart(records: readonly SearchRecord[], part: string): Promise<RecordFacts[]> {
  try {
    const { index, errors } = await pagefind.createIndex(indexSettings);
    if (!index) throw new Error(`The search index could not be made: ${errors.join('; ')}`);
    // All at once: a part is a few megabytes.
    const adding = Promise.all(records.map((record) => add(index, record)));
    const facts = records.map(recordFacts);
    await adding;
    const written = await index.writeFiles({ outputPath: part });
    if (written.errors.length > 0)
      throw new Error(`The search index could not be written: ${written.errors.join('; ')}`);
    return facts;
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

interface PagefindEntry {
  languages: Record<string, { hash: string; page_count: number; wasm: string }>;
}

/**
 * The first file that Pagefind asks for. All parts name one engine: Pagefind asks for `wasm.<name>.pagefind` in the folder of
 * the part, and browsers resolve `..` in it.
 */
function writeEntry(like: string, part: string, pages: number, engine: string): void {
  const entry = JSON.parse(readFileSync(path.join(like, 'pagefind-entry.json'), 'utf8')) as PagefindEntry;
  const own = { hash: language, wasm: `x/../../${engine}/wasm.${language}`, page_count: pages };
  writeFileSync(path.join(part, 'pagefind-entry.json'), JSON.stringify({ ...entry, languages: { [language]: own } }));
}
