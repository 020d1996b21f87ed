/** Entries on one page of a list. */
export const pageSize = 30;

/** Numbers of the pages that so many entries fill; an empty list is one page, which says that it is empty. */
export function pageNumbers(entries: number): number[] {
  return Array.from({ length: Math.max(1, Math.ceil(entries / pageSize)) }, (_, i) => i + 1);
}
