import { scaleLinear } from 'd3-scale';
import type { Element } from 'hast';
import { s } from 'hastscript';
import { type ChartData, decimalsOf, showValue } from '#views/body/chart-data.ts';

/** Sizes in the units of the drawing; text is 14 units, so a drawing as wide as its column shows 14 px. */
export interface Canvas {
  readonly width: number;
  /** Labels stand above their bars where there is no room beside them. */
  readonly stacked: boolean;
}

const bar = 20;
const line = 18;
/** Mean advance of the sans face, in units of its size: measured on Inter, lower-case English text. */
const advance = 0.54;
const size = 14;

/** Horizontal bars from a common zero, each with its value; several series stand under one label. */
export function barChart(data: ChartData, unit: string, { width, stacked }: Canvas): Element {
  const decimals = decimalsOf(data);
  const values = data.series.flatMap((one) => one.values).filter((value) => value !== null);
  const shown = (value: number | null) => showValue(value, unit, decimals);
  const valueWidth = Math.max(...values.map((value) => shown(value).length)) * size * 0.6 + 8;
  const labelWidth = stacked ? 0 : Math.min(width * 0.42, Math.max(...data.labels.map(textWidth)) + 16);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const x = scaleLinear([low, high], [labelWidth + (low < 0 ? valueWidth : 0), width - (high > 0 ? valueWidth : 0)]);
  const parts: Element[] = [];
  let y = data.series.length > 1 ? 0 : 2;
  if (data.series.length > 1) {
    parts.push(...legend(data, width));
    y += line * legendRows(data, width) + 10;
  }
  const top = y;
  data.labels.forEach((label, row) => {
    const lines = stacked ? wrap(label, width) : wrap(label, labelWidth - 12);
    if (stacked) {
      parts.push(...text(lines, 0, y + size, 'start'));
      y += lines.length * line + 3;
    }
    const height = Math.max(bar * data.series.length, stacked ? 0 : lines.length * line);
    if (!stacked) parts.push(...text(lines, 0, y + (height - lines.length * line) / 2 + size, 'start'));
    data.series.forEach((series, i) => {
      const value = series.values[row] ?? null;
      const at = y + (height - bar * data.series.length) / 2 + i * bar;
      if (value === null) return;
      const [from, to] = [x(Math.min(0, value)), x(Math.max(0, value))];
      parts.push(
        s('rect', {
          className: [`series-${i + 1}`],
          x: round(from),
          y: round(at + 1),
          width: round(Math.max(1, to - from)),
          height: bar - 2,
        }),
        s(
          'text',
          {
            className: ['chart-value'],
            x: round(value < 0 ? from - 5 : to + 5),
            y: round(at + bar / 2 + 5),
            textAnchor: value < 0 ? 'end' : 'start',
          },
          shown(value),
        ),
      );
    });
    y += height + (stacked ? 12 : 8);
  });
  const zero = round(x(0));
  parts.push(s('line', { className: ['chart-axis'], x1: zero, x2: zero, y1: top - 2, y2: y - 4 }));
  return s('svg', { viewBox: `0 0 ${width} ${round(y)}` }, parts);
}

/** Name and mark of each series, in rows. */
export function legend(data: ChartData, width: number): Element[] {
  let [x, y] = [0, 0];
  return data.series.flatMap(({ name }, i) => {
    const needed = 20 + textWidth(name) + 18;
    if (x > 0 && x + needed > width) [x, y] = [0, y + line];
    const at = x;
    x += needed;
    return [
      s('rect', { className: [`series-${i + 1}`], x: at, y: y + 3, width: 12, height: 12 }),
      s('text', { x: at + 18, y: y + size }, name),
    ];
  });
}

export function legendRows(data: ChartData, width: number): number {
  let [x, rows] = [0, 1];
  for (const { name } of data.series) {
    const needed = 20 + textWidth(name) + 18;
    if (x > 0 && x + needed > width) [x, rows] = [0, rows + 1];
    x += needed;
  }
  return rows;
}

export function textWidth(label: string): number {
  return label.length * size * advance;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Words in lines of at most `width`; SVG does not wrap text. */
function wrap(label: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function text(lines: readonly string[], x: number, y: number, textAnchor: 'start' | 'end'): Element[] {
  return lines.map((words, i) => s('text', { x, y: round(y + i * line), textAnchor }, words));
}
