import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { csvParse } from 'd3-dsv';
import { type Attributes, type ComponentContext, sourceLine } from '#views/body/components.ts';

/** A chart as a figure: title, the data as a table, the file to download, the source. */
export function chartFigure(attributes: Attributes, context: ComponentContext): ElementContent[] {
  const asset = context.asset(attributes.get('src') ?? '');
  const rows = csvParse(asset?.kind === 'data' ? asset.text : '');
  const caption = attributes.get('caption');
  return [
    h('figure', { className: ['chart'] }, [
      h('figcaption', [
        h('strong', attributes.get('title') ?? ''),
        ...(caption ? [h('span', { className: ['chart-caption'] }, ` ${caption}`)] : []),
      ]),
      dataTable(rows.columns, rows, attributes.get('unit') ?? ''),
      h('p', { className: ['figure-data'] }, h('a', { href: asset?.href, download: true }, 'Download the data (CSV)')),
      ...sourceLine(attributes.get('source'), context),
    ]),
  ];
}

function dataTable(columns: string[], rows: Record<string, string>[], unit: string): Element {
  return h('table', [
    h(
      'thead',
      h(
        'tr',
        columns.map((name, i) => h('th', { scope: 'col', className: i > 0 ? ['num'] : [] }, name)),
      ),
    ),
    h(
      'tbody',
      rows.map((row) =>
        h(
          'tr',
          columns.map((name, i) =>
            i === 0
              ? h('th', { scope: 'row' }, row[name] ?? '')
              : h('td', { className: ['num'] }, cell(row[name], unit)),
          ),
        ),
      ),
    ),
  ]);
}

function cell(value: string | undefined, unit: string): string {
  if (!value) return '–';
  const shown = value.replace(/^-/, '−');
  return unit === '%' ? `${shown}%` : shown;
}
