import { csvParse } from 'd3-dsv';
import { format } from 'd3-format';

/** The figures of a chart: one label column and one or more columns of numbers. */
export interface ChartData {
  /** What the rows are, e.g. “Year”. */
  readonly labelName: string;
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

/** Reads a CSV file: first row names, first column labels, an empty cell is no value. */
export function readChartData(csv: string): ChartData {
  const rows = csvParse(csv.trim());
  const [labelName = '', ...names] = rows.columns;
  return {
    labelName,
    labels: rows.map((row) => row[labelName] ?? ''),
    series: names.map((name) => ({ name, values: rows.map((row) => toNumber(row[name])) })),
  };
}

/** Whether every cell behind the first column is a number or empty, and there is something to draw. */
export function drawable(data: ChartData): boolean {
  return data.labels.length > 0 && data.series.some((one) => one.values.some((value) => value !== null));
}

function toNumber(cell: string | undefined): number | null {
  const text = (cell ?? '')
    .trim()
    .replace('−', '-')
    .replace(/,(?=\d{3}\b)/g, '');
  return text === '' || Number.isNaN(Number(text)) ? null : Number(text);
}

/** A value as readers see it: `−9.5%`, `1,500`, `151 bn`. Short units stand at the number, longer ones in the title. */
export function showValue(value: number | null, unit: string, decimals: number): string {
  if (value === null) return '–';
  const shown = format(`,.${decimals}f`)(value);
  if (unit === '%') return `${shown}%`;
  return atNumber(unit) ? `${shown}\u00a0${unit}` : shown;
}

/** Whether a unit is short enough to stand at each number. */
export function atNumber(unit: string): boolean {
  return /^\S{1,3}$/.test(unit);
}

/** Decimals that the most exact value of a chart needs, at most two, so that figures line up. */
export function decimalsOf(data: ChartData): number {
  const all = data.series.flatMap((one) => one.values).filter((value) => value !== null);
  return Math.min(2, Math.max(0, ...all.map((value) => (String(value).split('.')[1] ?? '').length)));
}
