import { words } from '#edition.ts';
import type { Library } from '#domain/library.ts';
import { paths } from '#domain/paths.ts';
import { localDay } from '#domain/time.ts';
import { bottomLine } from '#views/card/model.ts';
import { type CategoryId, site } from '#site.ts';

/** A line of the archive. */
export interface ArchiveEntry {
  readonly day: string;
  /** The category of a note, or “Brief”. */
  readonly kind: string;
  readonly category: CategoryId | undefined;
  readonly title: string;
  readonly takeaway: string;
  readonly path: string;
}

export interface ArchiveMonth {
  /** `2026-03`. */
  readonly id: string;
  readonly entries: readonly ArchiveEntry[];
}

export interface ArchiveYear {
  readonly id: string;
  /** Newest first; only months with entries. */
  readonly months: readonly ArchiveMonth[];
  readonly count: number;
}

/** Every public note and brief by year and month, newest first. The days are those of the publisher's zone. */
export function archive(library: Library): readonly ArchiveYear[] {
  const known = made.get(library);
  if (known) return known;
  const months = [...Map.groupBy(entries(library), (entry) => entry.day.slice(0, 7))].map(
    ([id, inMonth]): ArchiveMonth => ({ id, entries: inMonth }),
  );
  const years = [...Map.groupBy(months, (month) => month.id.slice(0, 4))].map(([id, inYear]): ArchiveYear => ({
    id,
    months: inYear,
    count: inYear.reduce((sum, month) => sum + month.entries.length, 0),
  }));
  made.set(library, years);
  return years;
}

/** Each page of the archive asks for the whole; a Library never changes, so neither does its archive. */
const made = new WeakMap<Library, readonly ArchiveYear[]>();

/** The first `limit` entries, still by month. */
export function newest(years: readonly ArchiveYear[], limit: number): ArchiveMonth[] {
  let left = limit;
  return years
    .flatMap((year) => year.months)
    .flatMap((month) => {
      const entries = month.entries.slice(0, Math.max(0, left));
      left -= entries.length;
      return entries.length > 0 ? [{ id: month.id, entries }] : [];
    });
}

/** What stands before and after one of a list that begins with the newest. */
export function neighbours<T extends { id: string }>(list: readonly T[], id: string): { newer?: T; older?: T } {
  const at = list.findIndex((one) => one.id === id);
  const [newer, older] = [list[at - 1], list[at + 1]];
  return { ...(newer && { newer }), ...(older && { older }) };
}

function entries(library: Library): ArchiveEntry[] {
  const notes = library.notes.map(({ id, data }) => ({
    day: localDay(data.publishedAt, site.zone),
    kind: site.categories[data.category].label,
    category: data.category,
    title: data.title,
    takeaway: data.keyTakeaway,
    path: paths.note(id),
  }));
  const briefs = library.briefs.map((brief) => ({
    day: brief.id,
    kind: words.shortBrief,
    category: undefined,
    title: bottomLine(brief),
    takeaway: brief.data.stories.map((story) => story.headline).join(' · '),
    path: paths.brief(brief.id),
  }));
  // The sort is stable: within a day, notes keep their order and stand before the brief.
  return [...notes, ...briefs].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}
