import { noteBody } from '#adapters/note-body.ts';
import type { Library } from '#domain/library.ts';
import type { SearchRecord } from '#views/search-document.ts';
import { briefRecord, entityRecord, eventRecord, noteRecord } from '#views/search-record.ts';

/** A record for each note, brief, entity and event of a library. Only what the library holds, which is what is public, is read. */
export async function searchRecords(library: Library, contentDir: string): Promise<SearchRecord[]> {
  const notes = await Promise.all(
    library.notes.map(async (note) => noteRecord(note, await noteBody(contentDir, note), library)),
  );
  return [
    ...notes,
    ...library.briefs.map((brief) => briefRecord(brief, library)),
    ...library.entities.map(entityRecord),
    ...library.events.map(eventRecord),
  ];
}
