import type { Entries } from '#domain/collections.ts';
import type { Brief, Library } from '#domain/library.ts';
import { paths } from '#domain/paths.ts';

/** A text that only an unpublished entry holds. */
export interface Marker {
  /** The entry, e.g. `notes/x`. */
  readonly what: string;
  readonly text: string;
}

/** Shorter texts stand in public ones by chance. */
const tellingLength = 16;

/**
 * Texts that must be in no file of the site: address, headline and conclusion of every note and brief that is a draft,
 * scheduled or withdrawn. The address of a withdrawn one is public, what it said is not. A text that a public entry
 * holds too is no marker.
 */
export function unpublishedMarkers(entries: Entries, library: Library): Marker[] {
  const open = new Set([...library.notes, ...library.briefs].map((entry) => entry.file));
  const told = new Set([
    ...library.notes.flatMap(({ data }) => [data.title, data.keyTakeaway]),
    ...library.briefs.flatMap(briefTexts),
  ]);
  const buried = new Set(library.tombstones.map(({ collection, id }) => `${collection}/${id}`));
  const hidden = [
    ...entries.notes.map((entry) => ({
      file: entry.file,
      what: `notes/${entry.id}`,
      path: paths.note(entry.id),
      texts: [entry.data.title, entry.data.keyTakeaway],
    })),
    ...entries.briefs.map((entry) => ({
      file: entry.file,
      what: `briefs/${entry.id}`,
      path: paths.brief(entry.id),
      texts: briefTexts(entry),
    })),
  ].filter(({ file }) => !open.has(file));
  return hidden.flatMap(({ what, path, texts }) => [
    ...(buried.has(what) ? [] : [{ what, text: path }]),
    ...texts.flatMap((text) => (text && text.length >= tellingLength && !told.has(text) ? [{ what, text }] : [])),
  ]);
}

function briefTexts({ data }: Brief): (string | undefined)[] {
  return [data.bottomLine, ...data.stories.map((story) => story.headline)];
}
