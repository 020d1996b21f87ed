import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exclusively } from '#adapters/exclusive.ts';
import { makeParts, openCache } from '#adapters/search/make-parts.ts';
import { likeParts } from '#adapters/search/part-base.ts';
import { type CachedPart, partName, placeParts } from '#adapters/search/part-cache.ts';
import { type PartUse, writePartLog } from '#adapters/search/part-log.ts';
import type { SearchPlan } from '#adapters/search/plan.ts';
import { commonWords } from '#domain/search-common.ts';
import { vocabulary } from '#domain/search-words.ts';
import { UserError } from '#domain/user-error.ts';

/** What a build did for search: how many parts there are, and how many of them had to be indexed. */
export interface IndexReport {
  readonly records: number;
  readonly parts: number;
  readonly indexed: number;
}

/** How indexing goes together with what its process does beside it. */
export interface Beside {
  /** When the site may be written to; until then only the cache is. */
  readonly mayPlace?: Promise<void> | undefined;
  /** Told when another process has the work, or there is none: from then on this one may be busy with other things. */
  readonly handedOver?: (() => void) | undefined;
}

/**
 * Writes `<outDir>/pagefind/`: a Pagefind index for each part of the library (domain/search-parts.ts), `parts.json`, which
 * names them newest first, and `words.json`, from which a misspelt word is mended. A part whose records are those of an
 * earlier build comes from the cache: its records are not made, and nothing is indexed. Without records nothing is
 * written, and the search page says that nothing is published.
 * @throws Error on any indexing error, when a record has no words, or when an index lacks a record.
 */
export async function writeSearchIndex(
  plan: SearchPlan,
  outDir: string,
  cacheDir: string,
  beside: Beside = {},
): Promise<IndexReport> {
  // Builds of several folders may share a cache: one could tidy away the part that another is about to place.
  const lock = path.join(cacheDir, 'locks', 'search.lock');
  const report = await exclusively(lock, 600, () => write(plan, outDir, cacheDir, beside));
  if (report === 'busy')
    throw new UserError(
      `Another build has been indexing with the cache ${cacheDir} for ten minutes.`,
      'Wait for it, or choose another CACHE_DIR.',
    );
  return report;
}

async function write(
  plan: SearchPlan,
  outDir: string,
  cacheDir: string,
  { mayPlace, handedOver }: Beside,
): Promise<IndexReport> {
  const { records: total, parts: planned } = plan;
  const folder = path.join(outDir, 'pagefind');
  if (total === 0) {
    handedOver?.();
    await mayPlace;
    await rm(folder, { recursive: true, force: true });
    return { records: 0, parts: 0, indexed: 0 };
  }
  const opened = openCache(cacheDir);
  const { parts, indexed } = await makeParts(plan, opened, handedOver);
  const used = parts.map(({ id }, i): PartUse => ({ source: planned[i]?.source ?? '', id }));
  handedOver?.();
  await mayPlace;
  placeParts(parts, folder);
  const days = planned.map(({ members }) => members[0]?.at.slice(0, 10) ?? '');
  await writeFile(path.join(folder, 'parts.json'), partList(parts, days));
  await writeFile(path.join(folder, 'words.json'), JSON.stringify(vocabulary(parts.map((one) => one.words)).join(' ')));
  const kept = writePartLog(cacheDir, used, opened.log);
  await opened.cache.keepOnly(new Set(kept.map((one) => one.id)));
  return { records: total, parts: parts.length, indexed };
}

/** How many records have to be made, where the parts they belong to are not in the cache. */
export function recordsToMake(plan: SearchPlan, cacheDir: string): number {
  const { cache, log, idOf } = openCache(cacheDir);
  const likePart = likeParts(plan, cache, log);
  const missing = plan.parts.filter(({ source }) => !cache.mayHold(idOf(source)));
  return missing.reduce((sum, part) => sum + (likePart(part)?.added ?? part.members).length, 0);
}

/**
 * For the interface: where the engine is, which words are common, and the parts, newest first, with how many records each holds, from
 * which day on, and its short words.
 */
function partList(parts: readonly CachedPart[], days: readonly string[]): string {
  const { common, beginnings } = commonWords(
    parts.map((one) => one.words),
    parts.reduce((sum, one) => sum + one.records, 0),
  );
  const list = parts
    .map(({ id, records, words }, i) => {
      const heads = new Set(words.heads);
      const headless = common.filter((word) => !heads.has(word)).join(' ');
      return { folder: partName(id), records, from: days[i], short: words.short.join(' '), headless };
    })
    .reverse();
  const known = { common: common.join(' '), beginnings: beginnings.join(' ') };
  return JSON.stringify({ engine: parts[0]?.engine, ...known, parts: list });
}
