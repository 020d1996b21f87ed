import type { Library } from '#domain/library.ts';
import { paths } from '#domain/paths.ts';
import { movedTopics } from '#domain/topics.ts';

/** An address that moved for good. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** Addresses that no longer lead where they led: every host tells it in its own words, from this one list. */
export interface Addresses {
  readonly redirects: readonly Redirect[];
  /** Withdrawn: the page there says why, and the status is 410 where the host can send one. */
  readonly gone: readonly string[];
}

/** The moved and withdrawn addresses of a library. */
export function addresses(library: Library): Addresses {
  const topics = movedTopics(new Set(library.tags.map(([slug]) => slug))).map(({ alias, slug }) => ({
    from: paths.tag(alias),
    to: paths.tag(slug),
  }));
  const notes = library.notes.flatMap(({ id, data }) =>
    data.aliases.map((alias) => ({ from: paths.note(alias), to: paths.note(id) })),
  );
  return {
    redirects: [...notes, ...topics],
    gone: library.tombstones.map(({ collection, id }) => (collection === 'notes' ? paths.note(id) : paths.brief(id))),
  };
}

/** Readers leave out the last slash; both forms of a moved or withdrawn address must answer alike. */
export function withoutSlash(path: string): string {
  return path.replace(/(?<=.)\/$/, '');
}
