import type { Library, Note } from '#domain/library.ts';
import type { Indicator } from '#domain/risk-record.ts';

export interface IndicatorEntry {
  /** `note#I1`. */
  readonly key: string;
  readonly note: Note;
  readonly indicator: Indicator;
  /** Day of the last line of its log. */
  readonly changed?: string;
}

/** What needs a look comes first. */
export const boardOrder: readonly Indicator['state'][] = ['triggered', 'watch', 'quiet', 'cleared'];

/** All indicators of public notes: by state, the last changed first. */
export function indicatorBoard(library: Library): IndicatorEntry[] {
  return library.notes
    .flatMap((note) =>
      note.data.indicators.map((indicator): IndicatorEntry => {
        const changed = indicator.log.at(-1)?.on;
        return { key: `${note.id}#${indicator.id}`, note, indicator, ...(changed && { changed }) };
      }),
    )
    .sort(
      (a, b) =>
        boardOrder.indexOf(a.indicator.state) - boardOrder.indexOf(b.indicator.state) ||
        (b.changed ?? '').localeCompare(a.changed ?? '') ||
        (a.key < b.key ? -1 : 1),
    );
}
