import { scaleLinear, scalePoint } from 'd3-scale';
import { line as path } from 'd3-shape';
import type { Element } from 'hast';
import { s } from 'hastscript';
import { type Canvas, legend, legendRows, round, textWidth } from '#views/body/bar-chart.ts';
import { type ChartData, decimalsOf, showValue } from '#views/body/chart-data.ts';

/** Lines over ordered labels (years, months), with gridlines, and values at the ends or at every point if few. */
export function lineChart(data: ChartData, unit: string, { width, stacked }: Canvas): Element {
  const decimals = decimalsOf(data);
  const values = data.series.flatMap((one) => one.values).filter((value) => value !== null);
  const plot = stacked ? 220 : 300;
  const head = data.series.length > 1 ? legendRows(data, width) * 18 + 14 : 22;
  const y = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [head + plot, head]).nice(4);
  const ticks = y.ticks(4);
  const tickText = (value: number) => showValue(value, unit, Number.isInteger(ticks[1] ?? 0) ? 0 : decimals);
  const left = Math.max(...ticks.map((tick) => textWidth(tickText(tick)))) + 10;
  const right = Math.max(28, textWidth(showValue(Math.max(...values), unit, decimals)) / 2 + 6);
  const x = scalePoint([...data.labels], [left + 14, width - right]);
  const every = Math.ceil(data.labels.length / Math.max(2, Math.floor(width / (stacked ? 70 : 90))));
  const labelled = data.labels.length <= (stacked ? 5 : 8) && data.series.length === 1;
  const parts: Element[] = [
    ...(data.series.length > 1 ? legend(data, width) : []),
    ...ticks.flatMap((tick) => [
      s('line', {
        className: [tick === 0 ? 'chart-axis' : 'chart-grid'],
        x1: round(left),
        x2: width,
        y1: round(y(tick)),
        y2: round(y(tick)),
      }),
      s(
        'text',
        { x: round(left - 8), y: round(y(tick) + 5), textAnchor: 'end', className: ['chart-tick'] },
        tickText(tick),
      ),
    ]),
    ...data.labels.flatMap((label, i) =>
      i % every === 0 || i === data.labels.length - 1
        ? [
            s(
              'text',
              { x: round(x(label) ?? 0), y: head + plot + 22, textAnchor: 'middle', className: ['chart-tick'] },
              label,
            ),
          ]
        : [],
    ),
  ];
  data.series.forEach((series, i) => {
    const points = series.values.map((value, row) => ({ value, x: x(data.labels[row] ?? '') ?? 0 }));
    const draw = path<(typeof points)[number]>()
      .defined((point) => point.value !== null)
      .x((point) => round(point.x))
      .y((point) => round(y(point.value ?? 0)));
    const known = points.filter((point) => point.value !== null);
    parts.push(s('path', { className: [`line-${i + 1}`], d: draw(points) ?? '', fill: 'none' }));
    known.forEach((point, k) => {
      const at = { cx: round(point.x), cy: round(y(point.value ?? 0)) };
      parts.push(s('circle', { className: [`series-${i + 1}`], ...at, r: 3.5 }));
      if (labelled || k === known.length - 1)
        parts.push(
          s(
            'text',
            { className: ['chart-value'], x: at.cx, y: at.cy - 10, textAnchor: 'middle' },
            showValue(point.value, unit, decimals),
          ),
        );
    });
  });
  return s('svg', { viewBox: `0 0 ${width} ${head + plot + 32}` }, parts);
}
