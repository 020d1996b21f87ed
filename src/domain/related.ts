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
  const { places, scores, keys, placeOf } = indexOf(library);
  const self = placeOf.get(note);
  const own = (self === undefined ? undefined : keys[self]) ?? keysOf(note);
  const touched: number[] = [];
  for (const bond of bonds) {
    const weight = weights[bond];
    for (const id of own[bond])
      for (const place of places[bond].get(id) ?? []) {
        const score = scores[place] as number;
        if (score === 0) touched.push(place);
        scores[place] = score + weight;
      }
  }
  const best = highest(touched, scores, self, limit);
  for (const place of touched) scores[place] = 0;
  return best.flatMap((place) => {
    const other = library.notes[place];
    return other ? relation(own, other, keys[place] ?? keysOf(other)) : [];
  });
}

/** The places with the highest scores but one; among equals the newer note, which stands earlier in the library. */
function highest(places: readonly number[], scores: Float64Array, except: number | undefined, limit: number): number[] {
  const best: number[] = [];
  // The least that still gets in, once there are enough.
  let [bar, barPlace] = [-1, Infinity];
  for (const place of places) {
    const score = scores[place] as number;
    if (score < bar || (score === bar && place > barPlace) || place === except) continue;
    let at = best.length;
    while (at > 0 && isBefore(place, best[at - 1] as number, scores)) at -= 1;
    best.splice(at, 0, place);
    best.length = Math.min(best.length, limit);
    if (best.length === limit) {
      barPlace = best[limit - 1] as number;
      bar = scores[barPlace] as number;
    }
  }
  return best;
}

function isBefore(place: number, other: number, scores: Float64Array): boolean {
  const [mine, its] = [scores[place] as number, scores[other] as number];
  return mine > its || (mine === its && place < other);
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
  readonly places: Readonly<Record<Bond, ReadonlyMap<string, readonly number[]>>>;
  readonly placeOf: ReadonlyMap<Note, number>;
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
  const keys = library.notes.map(keysOf);
  const index: Index = {
    places: {
      event: placesBy(keys, 'event'),
      entity: placesBy(keys, 'entity'),
      mit: placesBy(keys, 'mit'),
      topic: placesBy(keys, 'topic'),
    },
    placeOf: new Map(library.notes.map((note, place) => [note, place])),
    scores: new Float64Array(library.notes.length),
    keys,
  };
  indexes.set(library, index);
  return index;
}

function placesBy(keys: readonly Keys[], bond: Bond): Map<string, number[]> {
  const places = new Map<string, number[]>();
  keys.forEach((own, place) => {
    for (const id of own[bond]) {
      const list = places.get(id) ?? [];
      if (list.length < newestPerKey) list.push(place);
      places.set(id, list);
    }
  });
  return places;
}
