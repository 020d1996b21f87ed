import type { Base, PartWork } from '#adapters/search/index-part.ts';
import { digestsOf, type FoundBase, likeParts, openBase } from '#adapters/search/part-base.ts';
import { type CachedPart, PartCache, partName } from '#adapters/search/part-cache.ts';
import { PartCrew } from '#adapters/search/part-crew.ts';
import { type PartUse, readPartLog } from '#adapters/search/part-log.ts';
import { keepMembers } from '#adapters/search/part-members.ts';
import { digest, type PlannedPart, type SearchPlan } from '#adapters/search/plan.ts';
import type { SearchRecord } from '#views/search-document.ts';

/** What earlier builds made. */
export interface Earlier {
  readonly cache: PartCache;
  readonly log: readonly PartUse[];
  /** The part that was made of a source; an id that no part has where none was. */
  readonly idOf: (source: string) => string;
}

export function openCache(cacheDir: string): Earlier {
  const log = readPartLog(cacheDir);
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

/**
 * The parts of a plan, in its order: from the cache, made of one that is there, or indexed anew.
 * @param handedOver told when this process may do other things; without it, it indexes too.
 */
export async function makeParts(
  plan: SearchPlan,
  { cache, log, idOf }: Earlier,
  handedOver?: () => void,
): Promise<{ parts: CachedPart[]; indexed: number }> {
  const { maker, indexer, parts: planned } = plan;
  const likePart = likeParts(plan, cache, log);
  const seemsThere = ({ source }: PlannedPart) => cache.mayHold(idOf(source));
  const missing = planned.filter((one) => !seemsThere(one));
  // A process that is wanted for other things indexes nothing.
  const crew = new PartCrew(handedOver === undefined);
  const ready = async (planned: PlannedPart): Promise<Ready> => {
    const part = cache.find(idOf(planned.source));
    if (part) return { part };
    crew.call();
    const base = openBase(likePart(planned), cache);
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
      return crew.index(work, handedOver);
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
    crew.dismiss();
  }
  const parts = await Promise.all(planned.map((one) => making.get(one)));
  return { parts: parts.filter((one) => one !== undefined), indexed };
}

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
