import { fallenInBrief, fallenInNote } from '#domain/claims.ts';
import { assemble, type Brief, type Library, type Note } from '#domain/library.ts';
import { once } from '#domain/once.ts';
import { localDay, zonedInstant } from '#domain/time.ts';
import { site } from '#site.ts';

interface NoteAlone {
  readonly note: Note;
  readonly library: Library;
}
const alone = new WeakMap<Library, readonly NoteAlone[]>();

/**
 * Each note with all it names, in the order of the library; made once, for the page and its twins, and only when somebody
 * looks: the development server shows one note of ten thousand.
 */
export function notesAlone(library: Library): readonly NoteAlone[] {
  const known = alone.get(library) ?? library.notes.map((note) => noteAlone(note, library));
  alone.set(library, known);
  return known;
}

function noteAlone(note: Note, library: Library): NoteAlone {
  const made = once(() => excerpt(library, { notes: [note] }));
  return {
    note,
    get library() {
      return made();
    },
  };
}

const withText = new WeakMap<Library, readonly (NoteAlone & { readonly text: string })[]>();

/** The same with the digest of the note's text, for what shows it; made once too. */
export function notesWithText(library: Library): readonly (NoteAlone & { readonly text: string })[] {
  const known =
    withText.get(library) ??
    notesAlone(library).map((one) => ({
      note: one.note,
      get library() {
        return one.library;
      },
      text: one.note.digest,
    }));
  withText.set(library, known);
  return known;
}

/** The same library at the beginning of its day: for what says “as of today”, and need not be made again all day. */
export function ofItsDay(library: Library): Library {
  return { ...library, now: zonedInstant(localDay(library.now, site.zone), '00:00', site.zone) };
}

/**
 * The part of a library that one page reads: the given entries, the people, companies and events they name, and the
 * notes whose fallen claims they rest on. A page made from it depends on nothing else, so it is made again only when
 * something of this changed. The excerpt has no moment: what depends on the day must be given to the page as data.
 */
export function excerpt(
  library: Library,
  shown: { readonly notes?: readonly Note[]; readonly briefs?: readonly Brief[] },
): Library {
  const { notes = [], briefs = [] } = shown;
  const told = briefs.flatMap((brief) => brief.data.stories.flatMap((story) => library.note(story.note ?? '') ?? []));
  const fallen = [
    ...notes.flatMap((note) => fallenInNote(note, library)),
    ...briefs.flatMap((brief) => fallenInBrief(brief, library)),
  ].map((one) => one.note);
  const entities = new Set(
    notes.flatMap(({ data }) => [...data.entities, ...data.risks.flatMap((risk) => risk.affects)]),
  );
  const events = new Set(notes.flatMap(({ data }) => data.event ?? []));
  const authors = new Set([...notes, ...briefs].flatMap(({ data }) => [...data.authors, data.responsibleEditor]));
  return assemble({
    now: new Date(Number.NaN),
    notes: [...new Set([...notes, ...told, ...fallen])],
    briefs,
    entities: [...entities].flatMap((id) => library.entity(id) ?? []),
    events: [...events].flatMap((id) => library.event(id) ?? []),
    authors: [...authors].map((id) => library.author(id)),
    tombstones: [],
  });
}
