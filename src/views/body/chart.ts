import type { Element, ElementContent } from 'hast';
import { h, s } from 'hastscript';
import { words } from '#edition.ts';
import { barChart, type Canvas } from '#views/body/bar-chart.ts';
import { atNumber, type ChartData, decimalsOf, drawable, readChartData, showValue } from '#views/body/chart-data.ts';
import { type Attributes, type ComponentContext, sourceLine } from '#views/body/components.ts';
import { lineChart } from '#views/body/line-chart.ts';

/**
 * One drawing for a column of text and one for a phone: letters in a drawing shrink with it, and at 340 px those of
 * the wide one could not be read. The stylesheet shows one of the two.
 */
const canvases = {
  wide: { width: 640, stacked: false },
  narrow: { width: 340, stacked: true },
} as const satisfies Record<string, Canvas>;

/** A chart as a figure: title, drawing, the data as a table and as a file, the source. Drawn when the site is built. */
export function chartFigure(attributes: Attributes, context: ComponentContext): ElementContent[] {
  const asset = context.asset(attributes.get('src') ?? '');
  const data = readChartData(asset?.kind === 'data' ? asset.text : '');
  const unit = attributes.get('unit') ?? '';
  const title = attributes.get('title') ?? '';
  const caption = attributes.get('caption');
  const draw = attributes.get('type') === 'line' ? lineChart : barChart;
  const file = (attributes.get('src') ?? '').replace(/^\.\/|\.csv$/g, '').replace(/[^\w-]/g, '-');
  const id = `chart-${file}-${attributes.get('type') ?? ''}`;
  const drawings = drawable(data)
    ? (['wide', 'narrow'] as const).map((name) =>
        named(draw(data, unit, canvases[name]), `${id}-${name}`, title, describe(data, unit)),
      )
    : [];
  return [
    h('figure', { className: ['chart'] }, [
      h('figcaption', [
        h('strong', title),
        ...(unit && !atNumber(unit) ? [h('span', { className: ['chart-unit'] }, `, ${unit}`)] : []),
        ...(caption ? [' ', h('span', { className: ['chart-caption'] }, caption)] : []),
      ]),
      ...drawings,
      h('details', { className: ['chart-data'] }, [h('summary', words.note.chartTable), dataTable(data, unit, title)]),
      h('p', { className: ['figure-data'] }, h('a', { href: asset?.href, download: true }, words.note.chartFile)),
      ...sourceLine(attributes.get('source'), context),
    ]),
  ];
}

/** A drawing that says what it is (`title`) and what it shows (`desc`) to those who cannot see it. */
function named(svg: Element, id: string, title: string, description: string): Element {
  const [titleId, descId] = [`${id}-title`, `${id}-desc`];
  return {
    ...svg,
    properties: {
      ...svg.properties,
      className: [id.endsWith('wide') ? 'chart-wide' : 'chart-narrow'],
      role: 'img',
      ariaLabelledBy: [titleId],
      ariaDescribedBy: [descId],
    },
    children: [s('title', { id: titleId }, title), s('desc', { id: descId }, description), ...svg.children],
  };
}

function describe(data: ChartData, unit: string): string {
  const decimals = decimalsOf(data);
  const rows = data.labels.map((label, row) => {
    const values = data.series.map(({ name, values }) => {
      const shown = showValue(values[row] ?? null, unit, decimals);
      return data.series.length > 1 ? `${name} ${shown}` : shown;
    });
    return `${label}: ${values.join(', ')}`;
  });
  return `${rows.join('; ')}.`;
}

function dataTable(data: ChartData, unit: string, title: string): Element {
  const decimals = decimalsOf(data);
  const columns = [data.labelName, ...data.series.map((one) => one.name)];
  const head = columns.map((name, i) => h('th', { scope: 'col', className: i > 0 ? ['num'] : [] }, name));
  const rows = data.labels.map((label, row) =>
    h('tr', [
      h('th', { scope: 'row' }, label),
      ...data.series.map((one) => h('td', { className: ['num'] }, showValue(one.values[row] ?? null, unit, decimals))),
    ]),
  );
  const label = words.note.chartData(title);
  return h(
    'div',
    { className: ['table-scroll'], role: 'region', tabIndex: 0, ariaLabel: label },
    h('table', [h('thead', h('tr', head)), h('tbody', rows)]),
  );
}
