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

/** What sharing one thing counts: no number of weaker bonds outweighs a stronger one. */
const weights: Readonly<Record<Bond, number>> = { event: 1e9, entity: 1e6, mit: 1e3, topic: 1 };

/**
 * Notes that share an event, entities, MIT sub-domains or topics with this one: compared bond by bond in that order,
 * more shared first, newer first among equals. A note that shares nothing is not related.
 */
export function relatedNotes(note: Note, library: Library, limit = 4): Related[] {
  const { places, scores, keys } = indexOf(library);
  const own = keysOf(note);
  const touched: number[] = [];
  for (const bond of bonds)
    for (const id of own[bond])
      for (const place of places.get(`${bond}:${id}`) ?? []) {
        if (scores[place] === 0) touched.push(place);
        scores[place] = (scores[place] ?? 0) + weights[bond];
      }
  const best = highest(
    touched,
    scores,
    touched.find((place) => library.notes[place] === note),
    limit,
  );
  for (const place of touched) scores[place] = 0;
  return best.flatMap((place) => {
    const other = library.notes[place];
    return other ? relation(own, other, keys[place] ?? keysOf(other)) : [];
  });
}

/** The places with the highest scores but one; among equals the newer note, which stands earlier in the library. */
function highest(places: readonly number[], scores: Float64Array, except: number | undefined, limit: number): number[] {
  const best: number[] = [];
  const before = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b;
  for (const place of places) {
    const last = best[limit - 1];
    if (place === except || (last !== undefined && before(place, last) > 0)) continue;
    const at = best.findIndex((one) => before(place, one) < 0);
    best.splice(at === -1 ? best.length : at, 0, place);
    best.length = Math.min(best.length, limit);
  }
  return best;
}

type Keys = Readonly<Record<Bond, readonly string[]>>;

function relation(own: Keys, other: Note, others: Keys): Related[] {
  const shared = (bond: Bond) => own[bond].filter((id) => others[bond].includes(id));
  const bond = bonds.find((one) => shared(one).length > 0);
  return bond ? [{ note: other, bond, shared: shared(bond) }] : [];
}

function keysOf({ data }: Note): Keys {
  return {
    event: data.event ? [data.event] : [],
    entity: [...new Set(data.entities)],
    mit: [...new Set(data.mit)],
    topic: [...new Set(data.tags.map(topicSlug))],
  };
}

interface Index {
  /** Places of notes in the library by what they share. */
  readonly places: ReadonlyMap<string, number[]>;
  /** A score a place, for the note just looked at; zero between two looks. */
  readonly scores: Float64Array;
  /** What the note at each place can share. */
  readonly keys: readonly Keys[];
}

const indexes = new WeakMap<Library, Index>();

/** Made once per library: comparing each note with each other would be quadratic. */
function indexOf(library: Library): Index {
  const known = indexes.get(library);
  if (known) return known;
  const places = new Map<string, number[]>();
  const keys = library.notes.map(keysOf);
  keys.forEach((own, place) => {
    for (const bond of bonds)
      for (const id of own[bond]) {
        const list = places.get(`${bond}:${id}`) ?? [];
        if (list.length < newestPerKey) list.push(place);
        places.set(`${bond}:${id}`, list);
      }
  });
  const index = { places, scores: new Float64Array(library.notes.length), keys };
  indexes.set(library, index);
  return index;
}
