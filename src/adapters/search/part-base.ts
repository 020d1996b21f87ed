import type { Base } from '#adapters/search/index-part.ts';
import { type PartCache, partName } from '#adapters/search/part-cache.ts';
import { type Members, membersOf } from '#adapters/search/part-members.ts';
import type { PartUse } from '#adapters/search/part-log.ts';
import { recordFactsOf } from '#adapters/search/part-records.ts';
import { digest, type PlannedPart, type SearchPlan } from '#adapters/search/plan.ts';
import type { SearchRecord } from '#views/search-document.ts';

/** A part of an earlier build that has most of the records of one to be made. */
export interface LikePart {
  readonly id: string;
  readonly members: Members;
  /** Of each of its records, the place in the new part; undefined where that has no such record. */
  readonly kept: readonly (number | undefined)[];
  /** The places in the new part of the records that it lacks. */
  readonly added: readonly number[];
}

/** With more records to index than this share, all are: Pagefind takes longest to begin and to write. */
const mostNew = 0.5;

/**
 * Finds, for parts that no build has made yet, the parts of earlier builds that are most like them. Only parts that have no
 * place in this build are looked at: a changed note leaves one behind. Whether its files are as they were is for the cache to tell.
 */
export function likeParts({ maker, parts }: SearchPlan, cache: PartCache, log: readonly PartUse[]) {
  const planned = new Set(parts.map((one) => one.source));
  const free = log.filter((one) => !planned.has(one.source));
  const known = new Map<string, Members | undefined>();
  const members = (id: string) => {
    if (!known.has(id)) known.set(id, membersOf(cache.folder(id), id, maker));
    return known.get(id);
  };
  return (part: PlannedPart): LikePart | undefined => {
    let best: LikePart | undefined;
    for (const { id } of free) {
      const found = compare(part, id, members(id));
      if (found && (!best || found.added.length < best.added.length)) best = found;
    }
    return best && best.added.length <= part.members.length * mostNew ? best : undefined;
  };
}

function compare(part: PlannedPart, id: string, members: Members | undefined): LikePart | undefined {
  if (!members) return undefined;
  const places = new Map(part.members.map((one, i) => [one.key, i]));
  const kept = members.keys.map((key) => places.get(key));
  const held = new Set(members.keys);
  const added = part.members.flatMap((one, i) => (held.has(one.key) ? [] : [i]));
  return { id, members, kept, added };
}

/** A part to make another of, and what each of its records is. */
export interface FoundBase extends Base {
  readonly digests: readonly string[];
}

/** A part that is like one to be made, if all of it is as it was written. */
export function openBase(like: LikePart | undefined, cache: PartCache): FoundBase | undefined {
  const part = like && cache.find(like.id);
  if (!part || !recordFactsOf(part.folder, part.id)) return undefined;
  const { id, folder, engine } = part;
  return { id, folder, name: partName(id), engine, kept: like.kept, added: like.added, digests: like.members.digests };
}

/** What each record of a part is: of those that were made for it, and those that its base has. */
export function digestsOf(records: readonly SearchRecord[], base: FoundBase | undefined): string[] {
  const made = records.map(({ url, html }) => digest(url, html));
  if (!base) return made;
  const all: string[] = [];
  for (const [i, one] of base.digests.entries()) if (base.kept[i] !== undefined) all[base.kept[i]] = one;
  for (const [i, place] of base.added.entries()) all[place] = made[i] ?? '';
  return all;
}
