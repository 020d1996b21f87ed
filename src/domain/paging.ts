/** Entries on one page of a list. */
export const pageSize = 30;

/** Entries on one page of the lists of the record: as many as keep the page below 200 KB with the longest texts. */
export const onPage = {
  /** A row is at most 2.2 KB of HTML. */
  risks: 80,
  forecasts: 60,
  outcomes: 100,
  indicators: 60,
  corrections: 60,
  events: 60,
  /** Entities and topics: a name and little beside it. */
  names: 240,
} as const;

/** One page of a list. */
export interface ListPart<T> {
  readonly data: readonly T[];
  /** Number of this page, from 1. */
  readonly current: number;
  readonly last: number;
  /** Entries on all pages. */
  readonly total: number;
}

/** Numbers of the pages that so many entries fill; an empty list is one page, which says that it is empty. */
export function pageNumbers(entries: number, size = pageSize): number[] {
  return Array.from({ length: Math.max(1, Math.ceil(entries / size)) }, (_, i) => i + 1);
}

/** A list cut into pages. */
export function inPages<T>(entries: readonly T[], size: number): ListPart<T>[] {
  return pageNumbers(entries.length, size).map((current, i, all) => ({
    data: entries.slice(i * size, current * size),
    current,
    last: all.length,
    total: entries.length,
  }));
}

/**
 * The part of an address that names a page of a list whose entries stand in the same folder: `page/2`, since an entry may
 * be called `2`; nothing for the first.
 */
export function pageBeside(number: number): string | undefined {
  return number === 1 ? undefined : `page/${number}`;
}
