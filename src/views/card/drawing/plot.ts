import { type CardNode, drawing, shape } from '#views/card/drawing/element.ts';
import { quietBar, type Theme, unreached } from '#views/card/drawing/theme.ts';
import type { CardChart } from '#views/card/chart-data.ts';

/** The marks of a chart without axes or labels: the marked point in the accent, the others quiet. Pixels. */
export function plot(chart: CardChart, theme: Theme, width: number, height: number): CardNode {
  const shapes = chart.shape === 'time' ? columns(chart, theme, width, height) : bars(chart, theme, width, height);
  return drawing(width, height, shapes);
}

/** Columns over time, left to right; zero stands where the data puts it. */
function columns({ points, marked }: CardChart, theme: Theme, width: number, height: number): CardNode[] {
  const { from, length } = scale(points, height);
  const slot = width / points.length;
  const thick = Math.min(slot * 0.72, 90);
  return points.map(({ value }, i) => {
    const end = from(value);
    const zero = from(0);
    return shape('rect', {
      x: round(i * slot + (slot - thick) / 2),
      y: round(height - Math.max(end, zero)),
      width: round(thick),
      height: round(Math.max(Math.abs(end - zero), length * 0.01)),
      fill: i === marked ? theme.accent : quiet(theme),
    });
  });
}

/** Bars of a ranking, one under the other in the order of the data. */
function bars({ points, marked }: CardChart, theme: Theme, width: number, height: number): CardNode[] {
  const { from, length } = scale(points, width);
  const slot = height / points.length;
  const thick = Math.min(slot * 0.68, 44);
  const allNegative = points.every(({ value }) => value <= 0);
  return points.map(({ value }, i) => {
    // A list of falls grows to the right as well: the minus sign of the label says what they are.
    const [end, zero] = allNegative ? [-from(value) + length, 0] : [from(value), from(0)];
    return shape('rect', {
      x: round(Math.min(end, zero)),
      y: round(i * slot + (slot - thick) / 2),
      width: round(Math.max(Math.abs(end - zero), length * 0.01)),
      height: round(thick),
      fill: i === marked ? theme.accent : quiet(theme),
    });
  });
}

/** Maps values to pixels so that zero is always on the scale: a bar's length is its value. */
function scale(points: CardChart['points'], length: number): { from: (value: number) => number; length: number } {
  const low = Math.min(0, ...points.map(({ value }) => value));
  const high = Math.max(0, ...points.map(({ value }) => value));
  return { from: (value) => ((value - low) / (high - low || 1)) * length, length };
}

const quiet = (theme: Theme) => (theme.name === 'paper' ? quietBar : unreached);
const round = (value: number) => Math.round(value * 100) / 100;
