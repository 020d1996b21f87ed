import { createHash } from 'node:crypto';
import type { TextShelf } from '#adapters/text-shelf.ts';
import type { Library, Note } from '#domain/library.ts';
import { paths } from '#domain/paths.ts';
import type { SearchRecord } from '#views/search-document.ts';
import { briefRecord, entityNames, entityRecord, eventRecord, noteRecord, placeInTime } from '#views/search-record.ts';

/** A record that is made only if it must be. */
export interface SearchSource {
  readonly url: string;
  /** Key of the order by date, the same as in the record. */
  readonly at: string;
  /** Digest of all that the record is made from, but for our code: equal keys mean equal records. */
  readonly key: string;
  make(): Promise<SearchRecord>;
}

/** One for each note, brief, entity and event of a library. Only what the library holds, which is what is public, is read. */
export function searchSources(library: Library, texts: TextShelf): SearchSource[] {
  const author = (id: string) => library.author(id).name;
  const notes = library.notes.map((note) => ({
    url: paths.note(note.id),
    at: placeInTime.note(note),
    // The digest of a note covers its fields and the files beside it.
    key: digest(note.id, note.digest, ...said(note, library)),
    make: async () => noteRecord(note, await texts.text(note), library),
  }));
  return [
    ...notes,
    ...library.briefs.map((brief) => ({
      url: paths.brief(brief.id),
      at: placeInTime.brief(brief),
      key: digest(brief.id, brief.digest, brief.data.authors.map(author)),
      make: async () => briefRecord(brief, library),
    })),
    ...library.entities.map((entity) => ({
      url: paths.entity(entity.id),
      at: placeInTime.entity(),
      key: digest(entity.id, entity.data),
      make: async () => entityRecord(entity),
    })),
    ...library.events.map((event) => ({
      url: paths.event(event.id),
      at: placeInTime.event(event),
      key: digest(event.id, event.data),
      make: async () => eventRecord(event),
    })),
  ];
}

/** What a note's record takes from other entries. */
function said({ data }: Note, library: Library): unknown[] {
  const entities = data.entities.flatMap((id) => library.entity(id) ?? []);
  const event = data.event && library.event(data.event)?.data.name;
  return [entities.map(entityNames), event, data.authors.map((id) => library.author(id).name)];
}

function digest(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
