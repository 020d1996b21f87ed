import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exclusively } from '#adapters/exclusive.ts';
import type { SearchSource } from '#adapters/search-records.ts';
import { codeVersion } from '#adapters/search/code-version.ts';
import { indexPart, indexSettings } from '#adapters/search/index-part.ts';
import { type CachedPart, PartCache, placePart } from '#adapters/search/part-cache.ts';
import { type PartUse, readPartLog, writePartLog } from '#adapters/search/part-log.ts';
import { labels, language, locale } from '#edition.ts';
import { packParts } from '#domain/search-parts.ts';
import { vocabulary, wordUses } from '#domain/search-words.ts';
import { UserError } from '#domain/user-error.ts';
import type { SearchRecord } from '#views/search-document.ts';

/** What a build did for search: how many parts there are, and how many of them had to be indexed. */
export interface IndexReport {
  readonly records: number;
  readonly parts: number;
  readonly indexed: number;
}

/**
 * Writes `<outDir>/pagefind/`: a Pagefind index for each part of the library (domain/search-parts.ts), `parts.json`, which
 * names them newest first, and `words.json`, from which a misspelt word is mended. A part whose records are those of an
 * earlier build comes from the cache: its records are not made, and nothing is indexed. Without records nothing is
 * written, and the search page says that nothing is published.
 * @throws Error on any indexing error, when a record has no words, or when an index lacks a record.
 */
export async function writeSearchIndex(
  sources: readonly SearchSource[],
  outDir: string,
  cacheDir: string,
): Promise<IndexReport> {
  // Builds of several folders may share a cache: one could tidy away the part that another is about to place.
  const lock = path.join(cacheDir, 'locks', 'search.lock');
  const report = await exclusively(lock, 600, () => write(sources, outDir, cacheDir));
  if (report === 'busy')
    throw new UserError(
      `Another build has been indexing with the cache ${cacheDir} for ten minutes.`,
      'Wait for it, or choose another CACHE_DIR.',
    );
  return report;
}

async function write(sources: readonly SearchSource[], outDir: string, cacheDir: string): Promise<IndexReport> {
  const folder = path.join(outDir, 'pagefind');
  await rm(folder, { recursive: true, force: true });
  if (sources.length === 0) return { records: 0, parts: 0, indexed: 0 };
  // The edition is chosen when the process starts, so it is no part of the code.
  const edition = JSON.stringify([language, locale, labels]);
  const maker = digest(codeVersion('src/adapters/search-records.ts'), edition);
  const indexer = digest(codeVersion('src/adapters/search/index-part.ts'), JSON.stringify(indexSettings));
  const cache = new PartCache(cacheDir);
  const log = await readPartLog(cacheDir);
  const known = new Map(log.map((one) => [one.source, one.id]));
  const ready = async (members: readonly SearchSource[]): Promise<Ready> => {
    const source = digest(maker, indexer, ...members.map((one) => one.key));
    const part = cache.find(known.get(source) ?? '');
    return part ? { source, part } : { source, records: await Promise.all(members.map((one) => one.make())) };
  };
  let indexed = 0;
  const finish = async (one: Ready): Promise<CachedPart> => {
    if (one.part) return one.part;
    const { records } = one;
    const id = digest(indexer, ...records.map(({ url, html }) => digest(url, html)));
    const same = cache.find(id);
    if (same) return same;
    indexed += 1;
    return cache.make(id, (site) => makePart(records, site, id));
  };
  const parts: CachedPart[] = [];
  const used: PartUse[] = [];
  for await (const one of ahead(packParts(sources), ready)) {
    const part = await finish(one);
    parts.push(part);
    used.push({ source: one.source, id: part.id });
  }
  await mkdir(folder, { recursive: true });
  for (const part of parts) placePart(part, folder);
  await writeFile(path.join(folder, 'parts.json'), partList(parts));
  await writeFile(path.join(folder, 'words.json'), JSON.stringify(vocabulary(parts.map((one) => one.words)).join(' ')));
  const kept = await writePartLog(cacheDir, used, log);
  await cache.keepOnly(new Set(kept.map((one) => one.id)));
  return { records: sources.length, parts: parts.length, indexed };
}

/** A part from the cache, or the records of which it is to be made. */
type Ready = { readonly source: string } & (
  { readonly part: CachedPart } | { readonly part?: undefined; readonly records: readonly SearchRecord[] }
);

/** Does the work of the next item while the last one is being used: records are made while Pagefind, beside us, indexes. */
async function* ahead<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): AsyncGenerator<Out> {
  let next: Promise<Out> | undefined;
  for (const [i, item] of items.entries()) {
    const current = await (next ?? work(item));
    const following = items[i + 1];
    next = following === undefined ? undefined : work(following);
    // If the item in use fails, nobody will ask for the next one.
    next?.catch(() => undefined);
    yield current;
  }
}

async function makePart(records: readonly SearchRecord[], site: string, id: string) {
  const engine = await indexPart(records, site, partName(id));
  return { engine, records: records.length, words: wordUses(records) };
}

/** For the interface: where the engine is, and the parts, newest first, with how many records each holds, and its short words. */
function partList(parts: readonly CachedPart[]): string {
  const list = parts
    .map(({ id, records, words }) => ({ folder: partName(id), records, short: words.short.join(' ') }))
    .reverse();
  return JSON.stringify({ engine: parts[0]?.engine, parts: list });
}

const partName = (id: string) => `part-${id.slice(0, 16)}`;

function digest(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest('hex');
}
