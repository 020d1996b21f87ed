import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exclusively } from '#adapters/exclusive.ts';
import { type Base, indexPart, type PartWork } from '#adapters/search/index-part.ts';
import { digestsOf, type FoundBase, likeParts, openBase } from '#adapters/search/part-base.ts';
import { type CachedPart, PartCache, placeParts } from '#adapters/search/part-cache.ts';
import { PartCrew } from '#adapters/search/part-crew.ts';
import { keepMembers } from '#adapters/search/part-members.ts';
import { type PartUse, readPartLog, writePartLog } from '#adapters/search/part-log.ts';
import { digest, type PlannedPart, type SearchPlan } from '#adapters/search/plan.ts';
import { commonWords } from '#domain/search-common.ts';
import { vocabulary } from '#domain/search-words.ts';
import { UserError } from '#domain/user-error.ts';
import type { SearchRecord } from '#views/search-document.ts';

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
  const { records: total, maker, indexer, parts: planned } = plan;
  const folder = path.join(outDir, 'pagefind');
  if (total === 0) {
    handedOver?.();
    await mayPlace;
    await rm(folder, { recursive: true, force: true });
    return { records: 0, parts: 0, indexed: 0 };
  }
  const { cache, log, idOf } = await openCache(cacheDir);
  const likePart = likeParts(plan, cache, log);
  const seemsThere = ({ source }: PlannedPart) => cache.mayHold(idOf(source));
  const missing = planned.filter((one) => !seemsThere(one));
  // In a process that is wanted for other things, or for other parts, none is indexed.
  const crew = handedOver || missing.length > 1 ? new PartCrew() : undefined;
  const ready = async (planned: PlannedPart): Promise<Ready> => {
    const part = cache.find(idOf(planned.source));
    if (part) return { part };
    crew?.call();
    const base = openBase(likePart(planned), cache, partName);
    const wanted = base ? base.added.flatMap((place) => planned.members[place] ?? []) : planned.members;
    return { planned, base, records: await Promise.all(wanted.map((one) => one.make())) };
  };
  let indexed = 0;
  const finish = async (ready: Ready): Promise<CachedPart> => {
    if (ready.part) return ready.part;
    const { planned, base, records } = ready;
    const digests = digestsOf(records, base);
    const id = digest(indexer, ...digests);
    const part = cache.find(id) ?? (await make(id, records, base));
    keepMembers(part.folder, id, maker, { keys: planned.members.map((one) => one.key), digests });
    return part;
  };
  const make = (id: string, records: readonly SearchRecord[], base?: Base): Promise<CachedPart> => {
    indexed += 1;
    return cache.make(id, (folder) => {
      const work: PartWork = { id, folder, name: partName(id), records, base };
      return crew ? crew.index(work, handedOver) : indexPart(work);
    });
  };
  const making = new Map<PlannedPart, Promise<CachedPart>>();
  // First what must be indexed: to look through the others takes a while too.
  const inOrder = [...missing, ...planned.filter(seemsThere)];
  try {
    let before: Promise<CachedPart> | undefined;
    for await (const [planned, one] of ahead(inOrder, ready)) {
      const part = finish(one);
      // A failure is told below.
      part.catch(() => undefined);
      making.set(planned, part);
      if (one.part) continue;
      // Two at a time: what Pagefind does for a part is mostly work for one processor.
      await before;
      before = part;
    }
    await Promise.all(making.values());
  } finally {
    crew?.dismiss();
  }
  const parts = (await Promise.all(planned.map((one) => making.get(one)))).filter((one) => one !== undefined);
  const used = parts.map(({ id }, i): PartUse => ({ source: planned[i]?.source ?? '', id }));
  handedOver?.();
  await mayPlace;
  placeParts(parts, folder);
  const days = planned.map(({ members }) => members[0]?.at.slice(0, 10) ?? '');
  await writeFile(path.join(folder, 'parts.json'), partList(parts, days));
  await writeFile(path.join(folder, 'words.json'), JSON.stringify(vocabulary(parts.map((one) => one.words)).join(' ')));
  const kept = await writePartLog(cacheDir, used, log);
  await cache.keepOnly(new Set(kept.map((one) => one.id)));
  return { records: total, parts: parts.length, indexed };
}

/** How many records have to be made, where the parts they belong to are not in the cache. */
export async function recordsToMake(plan: SearchPlan, cacheDir: string): Promise<number> {
  const { cache, log, idOf } = await openCache(cacheDir);
  const likePart = likeParts(plan, cache, log);
  const missing = plan.parts.filter(({ source }) => !cache.mayHold(idOf(source)));
  return missing.reduce((sum, part) => sum + (likePart(part)?.added ?? part.members).length, 0);
}

/** The parts of earlier builds, and which was made of what; an id that no part has where none was. */
async function openCache(cacheDir: string) {
  const log = await readPartLog(cacheDir);
  const known = new Map(log.map((one) => [one.source, one.id]));
  return { cache: new PartCache(cacheDir), log, idOf: (source: string) => known.get(source) ?? '' };
}

/** A part from the cache, or the records of which it is to be made, with another part that has the rest. */
type Ready =
  | { readonly part: CachedPart }
  | {
      readonly part?: undefined;
      readonly planned: PlannedPart;
      readonly records: readonly SearchRecord[];
      readonly base: FoundBase | undefined;
    };

/** Does the work of the next item while the last one is being used: records are made while Pagefind, beside us, indexes. */
async function* ahead<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): AsyncGenerator<[In, Out]> {
  let next: Promise<Out> | undefined;
  for (const [i, item] of items.entries()) {
    const current = await (next ?? work(item));
    const following = items[i + 1];
    next = following === undefined ? undefined : work(following);
    // If the item in use fails, nobody will ask for the next one.
    next?.catch(() => undefined);
    yield [item, current];
  }
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

const partName = (id: string) => `part-${id.slice(0, 16)}`;
