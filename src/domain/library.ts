import { authorSchema, type AuthorData } from '#domain/author.ts';
import type { BriefData } from '#domain/brief.ts';
import type { Entries, Entry } from '#domain/collections.ts';
import type { EntityData } from '#domain/entity.ts';
import type { EventData } from '#domain/event.ts';
import type { NoteData } from '#domain/note.ts';
import { stateAt } from '#domain/publish.ts';
import { once } from '#domain/once.ts';
import { topicSlug } from '#domain/topics.ts';
import { site } from '#site.ts';

export type Note = Entry<NoteData>;
export type Brief = Entry<BriefData>;
export type Entity = Entry<EntityData>;
export type Event = Entry<EventData>;
export interface Author extends AuthorData {
  readonly id: string;
}

/** What stays at the address of a withdrawn entry. Nothing else of the entry is public. */
export interface Tombstone {
  readonly collection: 'notes' | 'briefs';
  readonly id: string;
  readonly at: Date;
  readonly reason: string;
}

/** What the editor's desk shows: everything but what was withdrawn, whatever its day. Never for a build. */
export const previewed = (entry: Note | Brief): boolean => entry.data.status !== 'withdrawn';

/** Everything that is public at one moment. Built once; every page, feed, card and message reads it. */
export interface Library {
  readonly now: Date;
  /** Newest first. */
  readonly notes: readonly Note[];
  /** Latest day first. */
  readonly briefs: readonly Brief[];
  /** Only those a public note, brief or entity refers to: an unused one could announce an embargoed story. */
  readonly entities: readonly Entity[];
  readonly events: readonly Event[];
  readonly tombstones: readonly Tombstone[];
  readonly authors: readonly Author[];
  note(id: string): Note | undefined;
  brief(day: string): Brief | undefined;
  entity(id: string): Entity | undefined;
  event(id: string): Event | undefined;
  author(id: string): Author;
  notesIn(category: string): readonly Note[];
  notesTagged(slug: string): readonly Note[];
  notesBy(author: string): readonly Note[];
  /** Tag slugs of public notes with their notes, most used first. */
  readonly tags: readonly (readonly [slug: string, notes: readonly Note[]])[];
}

/**
 * Applies the publish rule once and orders what is public.
 * @param now the moment for which the library is made; the same entries and moment always give the same library.
 * @param isShown whether an entry is in it; anything but the publish rule is for the editor's desk only.
 */
export function createLibrary(
  entries: Entries,
  now: Date,
  tombstones: readonly Tombstone[] = [],
  isShown: (entry: Note | Brief) => boolean = (entry) => stateAt(entry.data, now) === 'published',
): Library {
  const notes = entries.notes
    .filter(isShown)
    .sort((a, b) => b.data.publishedAt.getTime() - a.data.publishedAt.getTime() || (a.id < b.id ? -1 : 1));
  const briefs = entries.briefs.filter(isShown).sort((a, b) => (a.id < b.id ? 1 : -1));
  const entities = publicEntities(entries.entities, notes);
  const usedEvents = new Set(notes.map((note) => note.data.event));
  const events = entries.events.filter((event) => usedEvents.has(event.id));
  const authors = publicAuthors(entries.authors, [...notes, ...briefs]);
  const dead = [...tombstones, ...buried('notes', entries.notes), ...buried('briefs', entries.briefs)];
  return assemble({ now, notes, briefs, entities, events, authors, tombstones: dead });
}

/** What a Library holds, in its order. */
export type Holdings = Pick<Library, 'now' | 'notes' | 'briefs' | 'entities' | 'events' | 'authors' | 'tombstones'>;

/**
 * A Library over what it holds, which is taken as it is: public and in order. What it is asked for is put in order when
 * it is asked: a build makes a small Library for each note, and asks those whose page is unchanged for nothing.
 */
export function assemble(holdings: Holdings): Library {
  const { notes, briefs, entities, events, authors } = holdings;
  const tags = once(() => group(notes, (note) => note.data.tags.map(topicSlug)));
  const categories = once(() => group(notes, (note) => [note.data.category]));
  const written = once(() => group(notes, (note) => note.data.authors));
  const noteById = once(() => byId(notes));
  const briefById = once(() => byId(briefs));
  const entityById = once(() => byId(entities));
  const eventById = once(() => byId(events));
  const authorById = once(() => byId(authors));
  const sorted = once(() => [...tags()].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)));
  return {
    ...holdings,
    note: (id) => noteById().get(id),
    brief: (day) => briefById().get(day),
    entity: (id) => entityById().get(id),
    event: (id) => eventById().get(id),
    author: (id) => authorById().get(id) ?? houseAuthor,
    notesIn: (category) => categories().get(category) ?? [],
    notesTagged: (slug) => tags().get(slug) ?? [],
    notesBy: (author) => written().get(author) ?? [],
    get tags() {
      return sorted();
    },
  };
}

const { id: houseId, ...house } = site.houseAuthor;
const houseAuthor: Author = { id: houseId, ...authorSchema.parse(house) };

/** Those who signed something public, and the house: a folder of notes alone is a complete library. */
function publicAuthors(authors: Entries['authors'], entries: readonly (Note | Brief)[]): Author[] {
  const used = new Set(entries.flatMap(({ data }) => [...data.authors, data.responsibleEditor]));
  const known = authors.filter(({ id }) => used.has(id)).map(({ id, data }) => ({ id, ...data }));
  return known.some((author) => author.id === houseAuthor.id) ? known : [houseAuthor, ...known];
}

function publicEntities(entities: readonly Entity[], notes: readonly Note[]): Entity[] {
  const used = new Set(notes.flatMap((note) => [...note.data.entities, ...note.data.risks.flatMap((r) => r.affects)]));
  for (const entity of entities) if (used.has(entity.id) && entity.data.parent) used.add(entity.data.parent);
  return entities.filter((entity) => used.has(entity.id)).sort((a, b) => (a.data.name < b.data.name ? -1 : 1));
}

/** A withdrawn entry's addresses, those before a rename too, all say why. */
function buried(collection: Tombstone['collection'], entries: readonly (Note | Brief)[]): Tombstone[] {
  return entries.flatMap((entry) => {
    const { status, withdrawn } = entry.data;
    if (status !== 'withdrawn' || !withdrawn) return [];
    const ids = [entry.id, ...('aliases' in entry.data ? entry.data.aliases : [])];
    return ids.map((id) => ({ collection, id, ...withdrawn }));
  });
}

function byId<T extends { id: string }>(entries: readonly T[]): Map<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

function group(notes: readonly Note[], keys: (note: Note) => readonly string[]): Map<string, Note[]> {
  const groups = new Map<string, Note[]>();
  for (const note of notes)
    for (const key of new Set(keys(note))) {
      const members = groups.get(key);
      if (members) members.push(note);
      else groups.set(key, [note]);
    }
  return groups;
}
