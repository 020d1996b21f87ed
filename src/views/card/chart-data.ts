import { csvParse } from 'd3-dsv';
import type { BodyNode, MdxNode } from '#views/body/parse.ts';

/** One series of a note's own chart, redrawn for the card: a page's chart shrunk to a card cannot be read. */
export interface CardChart {
  readonly title: string;
  readonly unit: string;
  /** `time` runs left to right and labels its last value; `ranking` runs downwards and labels its extreme. */
  readonly shape: 'time' | 'ranking';
  readonly points: readonly { readonly name: string; readonly value: number }[];
  /** Index of the labelled point. */
  readonly marked: number;
  /** Name of the series, where the data holds more than one. */
  readonly series?: string;
}

/** What a note says of its first chart. */
export interface ChartReference {
  readonly src: string;
  readonly title: string;
  readonly unit: string;
}

/** Bars a card can hold and still be read at 300 pixels; a longer table keeps its largest or latest. */
const maxPoints = 8;

/** The first `<Chart>` of a parsed text. */
export function firstChart(tree: BodyNode): ChartReference | undefined {
  const node = tree as MdxNode;
  if (node.name === 'Chart' && node.attributes) {
    const get = (name: string) => String(node.attributes?.find((one) => one.name === name)?.value ?? '');
    return get('src') ? { src: get('src'), title: get('title'), unit: get('unit') } : undefined;
  }
  for (const child of (node.children ?? []) as BodyNode[]) {
    const found = firstChart(child);
    if (found) return found;
  }
  return undefined;
}

/**
 * The series that holds the value furthest from zero, from a table whose first column names the points.
 * @returns undefined when fewer than two points are numbers: there is nothing to compare.
 */
export function cardChart(chart: ChartReference, csv: string): CardChart | undefined {
  const rows = csvParse(csv);
  const [nameColumn = '', ...columns] = rows.columns;
  const series = columns.map((column) => ({
    column,
    points: rows.flatMap((row) => {
      const value = Number.parseFloat((row[column] ?? '').replace('−', '-'));
      return Number.isFinite(value) ? [{ name: row[nameColumn] ?? '', value }] : [];
    }),
  }));
  const chosen = series.reduce<(typeof series)[number] | undefined>(
    (best, one) => (!best || extreme(one.points) > extreme(best.points) ? one : best),
    undefined,
  );
  if (!chosen || chosen.points.length < 2) return undefined;
  const shape = chosen.points.every(({ name }) => /^(?:Q[1-4] )?\d{4}\b/.test(name)) ? 'time' : 'ranking';
  const points = shape === 'time' ? chosen.points.slice(-maxPoints) : largest(chosen.points);
  const marked =
    shape === 'time' ? points.length - 1 : points.findIndex(({ value }) => Math.abs(value) === extreme(points));
  const named = columns.length > 1 ? { series: chosen.column } : {};
  return { title: chart.title, unit: chart.unit, shape, points, marked, ...named };
}

/** A value with its unit as a reader says it: `−13%`, `700bn`, `USD 1,500m`, `360 h`. */
export function chartValue({ points, unit }: CardChart, index: number): string {
  const value = points[index]?.value ?? 0;
  const shown = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }).format(value).replace('-', '−');
  const [, currency, scale = ''] = /^([A-Z]{3})\s*(\S*)$/.exec(unit) ?? [];
  if (currency) return `${currency} ${shown}${scale}`;
  return /^(?:%|bn|m|tn|x)$/.test(unit) ? shown + unit : `${shown} ${unit}`.trim();
}

type Points = CardChart['points'];

function extreme(points: Points): number {
  return Math.max(...points.map(({ value }) => Math.abs(value)), -1);
}

/** The largest values, in the order of the table. */
function largest(points: Points): Points {
  if (points.length <= maxPoints) return points;
  const kept = new Set([...points].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, maxPoints));
  return points.filter((point) => kept.has(point));
}
