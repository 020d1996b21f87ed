import { labels } from '#edition.ts';
import type { CalibrationBin } from '#domain/track-record.ts';

/** A mark of the calibration plot in its own coordinates: 0–100 to the right (said) and up (happened). */
export interface PlotMark {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  /** Radius: grows with the root of the number, so that the area is the number. */
  readonly r: number;
}

/** Marks of the bins that hold forecasts. */
export function calibrationMarks(bins: readonly CalibrationBin[]): PlotMark[] {
  return bins.flatMap(({ word, n, stated, observed, range }) =>
    stated === undefined || observed === undefined || !range
      ? []
      : [
          {
            label: `${labels.probability[word]}: ${n}`,
            x: stated * 100,
            y: 100 - observed * 100,
            low: 100 - range.low * 100,
            high: 100 - range.high * 100,
            r: Math.min(5, 1 + Math.sqrt(n) / 2),
          },
        ],
  );
}
