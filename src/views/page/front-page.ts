import { type Change, newestChanges } from '#domain/change.ts';
import type { Brief, Library, Note } from '#domain/library.ts';
import { localDay } from '#domain/time.ts';
import { bottomLine } from '#views/card/model.ts';
import { haveSign } from '#views/page/font-signs.ts';
import { type CategoryId, categoryIds, site } from '#site.ts';

/** What the front page shows, chosen from the library at its moment. */
export interface FrontPage {
  readonly brief: Brief | undefined;
  /** Whether the newest brief is of this very day, in the publisher's zone. */
  readonly briefIsToday: boolean;
  readonly lead: Note | undefined;
  readonly sections: readonly { readonly id: CategoryId; readonly notes: readonly Note[] }[];
  readonly corrections: readonly { readonly note: Note; readonly change: Change }[];
  /** Whether its large letters hold signs (see `haveSign`). */
  readonly signs: boolean;
  readonly forecasts: { readonly all: number; readonly open: number; readonly next: string | undefined };
}

/** Corrections stay on the front page for thirty days: longer than a reader who comes monthly needs to see them. */
const correctionDays = 30;

export function frontPage(library: Library): FrontPage {
  const lead = library.notes.find((note) => note.data.featured) ?? library.notes[0];
  const rest = library.notes.filter((note) => note !== lead);
  const brief = library.briefs[0];
  const since = library.now.getTime() - correctionDays * 86_400_000;
  const forecasts = library.notes.flatMap((note) => note.data.forecasts);
  const open = forecasts.filter((one) => one.outcome === 'open');
  const sections = categoryIds
    .map((id) => ({ id, notes: rest.filter((note) => note.data.category === id).slice(0, 3) }))
    .filter((section) => section.notes.length > 0);
  return {
    brief,
    briefIsToday: brief?.id === localDay(library.now, site.zone),
    lead,
    sections,
    signs: haveSign([
      ...(lead ? [lead.data.title, ...lead.data.keyNumbers.map((one) => one.value)] : []),
      ...(brief ? [bottomLine(brief)] : []),
      ...sections.flatMap(({ notes }) => notes.map((note) => note.data.title)),
    ]),
    corrections: library.notes
      .flatMap((note) =>
        newestChanges(note.data.changes)
          .filter((one) => (one.kind === 'correction' || one.kind === 'retraction') && one.at.getTime() >= since)
          .map((change) => ({ note, change })),
      )
      .sort((a, b) => b.change.at.getTime() - a.change.at.getTime())
      .slice(0, 3),
    forecasts: { all: forecasts.length, open: open.length, next: open.map((one) => one.resolvesBy).sort()[0] },
  };
}
