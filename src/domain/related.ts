import type { Library, Note } from '#domain/library.ts';
import { topicSlug } from '#domain/topics.ts';

/** What two notes can share, the strongest bond first. */
export const bonds = ['event', 'entity', 'mit', 'topic'] as const;
export type Bond = (typeof bonds)[number];

export interface Related {
  readonly note: Note;
  /** The strongest thing shared, and the ids of what is shared of that kind. */
  readonly bond: Bond;
  readonly shared: readonly string[];
}

/** Notes looked at per shared thing: with ten thousand notes on one topic, the newest hundred are choice enough. */
const newestPerKey = 100;

/**
 * Notes that share an event, entities, MIT sub-domains or topics with this one: compared bond by bond in that order,
 * more shared first, newer first among equals. A note that shares nothing is not related.
 */
export function relatedNotes(note: Note, library: Library, limit = 4): Related[] {
  const index = indexOf(library);
  const own = keysOf(note);
  const shared = new Map<Note, Record<Bond, string[]>>();
  for (const bond of bonds)
    for (const id of own[bond])
      for (const other of index.get(`${bond}:${id}`) ?? []) {
        if (other.id === note.id) continue;
        const found = shared.get(other) ?? { event: [], entity: [], mit: [], topic: [] };
        found[bond].push(id);
        shared.set(other, found);
      }
  return [...shared]
    .sort(([a, left], [b, right]) => {
      for (const bond of bonds) {
        const difference = right[bond].length - left[bond].length;
        if (difference !== 0) return difference;
      }
      return b.data.publishedAt.getTime() - a.data.publishedAt.getTime() || (a.id < b.id ? -1 : 1);
    })
    .slice(0, limit)
    .flatMap(([other, found]) => {
      const bond = bonds.find((one) => found[one].length > 0);
      return bond ? [{ note: other, bond, shared: found[bond] }] : [];
    });
}

function keysOf({ data }: Note): Record<Bond, readonly string[]> {
  return {
    event: data.event ? [data.event] : [],
    entity: [...new Set(data.entities)],
    mit: [...new Set(data.mit)],
    topic: [...new Set(data.tags.map(topicSlug))],
  };
}

const indexes = new WeakMap<Library, Map<string, Note[]>>();

/** Notes by what they share, made once per library: comparing each note with each other would be quadratic. */
function indexOf(library: Library): Map<string, Note[]> {
  const known = indexes.get(library);
  if (known) return known;
  const index = new Map<string, Note[]>();
  for (const note of library.notes) {
    const keys = keysOf(note);
    for (const bond of bonds)
      for (const id of keys[bond]) {
        const list = index.get(`${bond}:${id}`) ?? [];
        if (list.length < newestPerKey) list.push(note);
        index.set(`${bond}:${id}`, list);
      }
  }
  indexes.set(library, index);
  return index;
}
