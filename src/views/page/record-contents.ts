import { words } from '#edition.ts';
import type { Note } from '#domain/library.ts';
import type { Link } from '#views/page/note-page.ts';

/** Entries of a note's contents list for its risk record; none for a note without one. */
export function recordContents({ data }: Note): Link[] {
  const held = data.risks.length + data.indicators.length + data.forecasts.length + data.claims.length;
  return held > 0 || data.event ? [{ href: '#record', label: words.record.title }] : [];
}
