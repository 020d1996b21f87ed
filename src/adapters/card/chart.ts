import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CardChart, cardChart, firstChart } from '#views/card/chart-data.ts';
import type { ChartOf } from '#views/card/model.ts';
import { localFile } from '#views/body/check.ts';
import { parseBody } from '#views/body/parse.ts';

/** Reads the chart a note's text names, from the CSV file beside the note. Notes with no file beside them are not even opened. */
export function chartReader(contentDir: string): ChartOf {
  const known = new Map<string, CardChart | undefined>();
  return (note) => {
    if (note.assets?.length === 0 || !note.body.includes('<Chart')) return undefined;
    const key = `${note.id} ${note.digest}`;
    if (!known.has(key)) known.set(key, readChart(contentDir, note));
    return known.get(key);
  };
}

function readChart(contentDir: string, note: { file: string; body: string }): CardChart | undefined {
  const parsed = parseBody(note.file, note.body);
  const reference = 'tree' in parsed ? firstChart(parsed.tree) : undefined;
  if (!reference || !localFile(reference.src)) return undefined;
  const file = path.join(contentDir, path.dirname(note.file), reference.src);
  // A missing file is a problem the check reports with its line; the card then goes without a chart.
  return existsSync(file) ? cardChart(reference, readFileSync(file, 'utf8')) : undefined;
}
