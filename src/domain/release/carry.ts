/** What is remembered of a release: written beside its files when it is complete. */
export interface ReleaseRecord {
  /** Sorts by time: `20261123T070003Z-1a2b`. */
  readonly id: string;
  /** Its own files whose name holds a digest of their content. */
  readonly hashed: readonly string[];
  /** Pages that may be indexed. */
  readonly pages: readonly string[];
}

/**
 * Files of earlier releases that a new one must go on serving: a reader who opened a page a moment ago will still ask
 * for its stylesheet, and a search under way for its index.
 *
 * Stylesheets and scripts are always carried. Cards and search fragments hold content: they are carried only from
 * releases all of whose pages are still public, so that nothing of a withdrawn note lives on.
 * @param earlier newest first. @returns each file once, with the newest release that has it.
 */
export function carriedFiles(
  next: Pick<ReleaseRecord, 'hashed' | 'pages'>,
  earlier: readonly ReleaseRecord[],
): { from: string; file: string }[] {
  const have = new Set(next.hashed);
  const open = new Set(next.pages);
  const carried: { from: string; file: string }[] = [];
  for (const release of earlier) {
    const allPublic = release.pages.every((page) => open.has(page));
    for (const file of release.hashed) {
      if (have.has(file) || (!allPublic && !file.startsWith('_astro/'))) continue;
      have.add(file);
      carried.push({ from: release.id, file });
    }
  }
  return carried;
}
