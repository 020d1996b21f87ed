import type { Library } from '#domain/library.ts';

export interface CitedAddress {
  readonly url: string;
  /** Ids of the notes that cite it. */
  readonly notes: readonly string[];
  /** Where the Internet Archive would have it as it was when it was read. */
  readonly archive: string;
}

/** Every source of the public notes, once. */
export function citedAddresses(library: Library): CitedAddress[] {
  const found = new Map<string, { notes: string[]; archive: string }>();
  for (const note of library.notes)
    for (const { url, accessed } of note.data.sources) {
      const known = found.get(url);
      if (known) known.notes.push(note.id);
      else found.set(url, { notes: [note.id], archive: archived(url, accessed) });
    }
  return [...found].map(([url, rest]) => ({ url, ...rest }));
}

/** https://web.archive.org leads to the copy nearest to the day. */
function archived(url: string, day: string): string {
  return `https://web.archive.org/web/${day.replaceAll('-', '')}/${url}`;
}
