import { toHtml } from 'hast-util-to-html';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { chartFigure } from '#views/body/chart.ts';
import { drawable, readChartData, showValue } from '#views/body/chart-data.ts';

function draw(csv: string, attributes: Record<string, string> = {}) {
  const all = { src: './moves.csv', type: 'bar', title: 'Moves', unit: '%', ...attributes };
  const figure = chartFigure(new Map(Object.entries(all)), {
    cite: () => ({ type: 'element', tagName: 'sup', properties: {}, children: [] }),
    source: () => undefined,
    asset: () => ({ kind: 'data', href: '/notes/x/moves.csv', text: csv }),
  });
  const html = toHtml({ type: 'root', children: figure });
  return { html, document: parseHTML(`<main>${html}</main>`).document };
}

const moves = 'Share,Move\nTenable,-13\nZscaler,4.5\nOkta,\n';

describe('a chart', () => {
  it('draws losses left of zero and gains right of it, and nothing for an empty cell', () => {
    const { document } = draw(moves);
    const svg = document.querySelector('svg.chart-wide');
    const zero = Number(svg?.querySelector('.chart-axis')?.getAttribute('x1'));
    const bars = [...(svg?.querySelectorAll('rect') ?? [])].map((bar) => ({
      from: Number(bar.getAttribute('x')),
      to: Number(bar.getAttribute('x')) + Number(bar.getAttribute('width')),
    }));
    expect(bars).toHaveLength(2);
    expect(bars[0]?.to).toBeCloseTo(zero, 0);
    expect(bars[1]?.from).toBeCloseTo(zero, 0);
    // Lengths are to scale.
    const [loss = { from: 0, to: 0 }, gain = { from: 0, to: 0 }] = bars;
    expect((loss.to - loss.from) / (gain.to - gain.from)).toBeCloseTo(13 / 4.5, 1);
  });

  it('stays within its frame, on both drawings', () => {
    const { document } = draw(
      'Name,Low,High\nA very long name of an insurance event indeed (2025),-300,1500\nB,2,3\n',
      {
        unit: 'USD m',
      },
    );
    for (const svg of document.querySelectorAll('svg')) {
      const width = Number(svg.getAttribute('viewBox')?.split(' ')[2]);
      for (const bar of svg.querySelectorAll('rect')) {
        expect(Number(bar.getAttribute('x'))).toBeGreaterThanOrEqual(0);
        expect(Number(bar.getAttribute('x')) + Number(bar.getAttribute('width'))).toBeLessThanOrEqual(width);
      }
    }
    expect(document.querySelectorAll('svg')).toHaveLength(2);
  });

  it('says what it is and shows to those who cannot see it, with ids that occur once', () => {
    const { document } = draw(moves);
    for (const svg of document.querySelectorAll('svg')) {
      expect(svg.getAttribute('role')).toBe('img');
      const named = svg.getAttribute('aria-labelledby') ?? '';
      expect(document.getElementById(named)?.textContent).toBe('Moves');
      expect(document.getElementById(svg.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
        'Tenable: −13.0%; Zscaler: 4.5%; Okta: –.',
      );
    }
    const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('carries its table and its file', () => {
    const { document } = draw(moves);
    const cells = [...document.querySelectorAll('details td')].map((cell) => cell.textContent);
    expect(cells).toEqual(['−13.0%', '4.5%', '–']);
    expect(document.querySelector('a[download]')?.getAttribute('href')).toBe('/notes/x/moves.csv');
  });

  it('draws a line through the values it has and breaks where one is missing', () => {
    const { document } = draw('Year,A,B\n2023,1,2\n2024,,3\n2025,3,4\n', { type: 'line', unit: 'bn' });
    const path = document.querySelector('svg.chart-wide path.line-1')?.getAttribute('d') ?? '';
    expect(path.match(/M/g)).toHaveLength(2);
    expect(document.querySelectorAll('svg.chart-wide circle.series-1')).toHaveLength(2);
    expect(document.querySelectorAll('svg.chart-wide circle.series-2')).toHaveLength(3);
  });

  it('needs no style attribute, which the policy of the page would refuse', () => {
    expect(draw(moves).html).not.toMatch(/\sstyle=/);
  });
});

it.each([
  [1500, '', 0, '1,500'],
  [-9.5, '%', 1, '−9.5%'],
  [151, 'bn', 0, '151\u00a0bn'],
  [151, 'USD bn', 0, '151'],
  [null, '%', 0, '–'],
])('shows %s %s with %s decimals as %s', (value, unit, decimals, shown) => {
  expect(showValue(value, unit, decimals)).toBe(shown);
});

it('reads numbers with a minus sign or thousands, and knows when there is nothing to draw', () => {
  expect(readChartData('a,b\nx,"−1,250"\n').series[0]?.values).toEqual([-1250]);
  expect(drawable(readChartData('a,b\nx,none\n'))).toBe(false);
  expect(drawable(readChartData(''))).toBe(false);
});
