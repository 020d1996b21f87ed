import { describe, expect, it } from 'vitest';
import { risk as riskSchema } from '#domain/risk-record.ts';
import { altLength, cardAlt } from '#views/card/alt.ts';
import { cardChart, chartValue, firstChart } from '#views/card/chart-data.ts';
import { months, topRisk } from '#views/card/risk.ts';
import { noteModel, shippedCards, someRisk, titles } from '../../support/cards.ts';

const risk = (more: object) =>
  riskSchema.parse({
    id: 'R1',
    statement: 'It fails.',
    type: 'operational',
    impact: 'High',
    horizon: 'P6M',
    likelihood: 'Low',
    ...more,
  });

describe('the risk on a card', () => {
  it('is the one of highest impact, then likelihood, then the first', () => {
    const risks = [
      risk({ impact: 'Moderate', likelihood: 'Very High' }),
      risk({}),
      risk({ likelihood: 'High', horizon: 'P2Y' }),
      risk({ likelihood: 'High' }),
    ];
    expect(topRisk(risks)).toEqual({
      impact: 'High',
      impactStep: 4,
      likelihood: 'High',
      likelihoodStep: 4,
      horizonMonths: 24,
    });
  });

  it('places a probability among the bands of NIST SP 800-30', () => {
    const step = (p: number) => topRisk([risk({ p, likelihood: undefined })])?.likelihoodStep;
    expect([0.04, 0.05, 0.2, 0.21, 0.79, 0.8, 0.95, 0.96].map(step)).toEqual([1, 2, 2, 3, 3, 4, 4, 5]);
    expect(topRisk([risk({ p: 0.35, likelihood: undefined })])?.likelihood).toBe('35%');
  });

  it('says the day on which it happened', () => {
    expect(topRisk([risk({ materialised: '2026-06-12' })])?.materialised).toBe('12 June 2026');
  });

  it('is absent when the record has none', () => {
    expect(topRisk([])).toBeUndefined();
  });

  it.each([
    ['P6M', 6],
    ['P1Y', 12],
    ['P1Y6M', 18],
    ['P30D', 1],
    ['P24M', 24],
  ])('%s is %d months', (duration, expected) => {
    expect(months(duration)).toBe(expected);
  });
});

describe('the chart on a card', () => {
  const reference = { src: './a.csv', title: 'A chart', unit: '%' };

  it('of years runs over time and marks the last', () => {
    const chart = cardChart(reference, 'Year,bn\n2023,151\n2024,246\n2026 (plans),700\n');
    expect(chart).toMatchObject({ shape: 'time', marked: 2 });
    expect(chart?.points.at(-1)).toEqual({ name: '2026 (plans)', value: 700 });
  });

  it('of names marks the value furthest from zero', () => {
    const chart = cardChart(reference, 'Name,Fall\nA,-6.1\nB,-13\nC,-8\n');
    expect(chart).toMatchObject({ shape: 'ranking', marked: 1 });
    expect(chart && chartValue(chart, chart.marked)).toBe('−13%');
  });

  it('shows one of several series, that with the extreme, and names it', () => {
    const chart = cardChart(reference, 'Event,Low,High\nA,300,1000\nB,38,1500\n');
    expect(chart).toMatchObject({ series: 'High', marked: 1 });
    expect(chart?.points.map((point) => point.value)).toEqual([1000, 1500]);
  });

  it('keeps at most eight points: the latest of a time series, the largest of a ranking, in order', () => {
    const years = Array.from({ length: 12 }, (_, i) => `${2010 + i},${i}`).join('\n');
    expect(cardChart(reference, `Year,v\n${years}`)?.points.map((point) => point.name)).toEqual([
      '2014',
      '2015',
      '2016',
      '2017',
      '2018',
      '2019',
      '2020',
      '2021',
    ]);
    const names = Array.from({ length: 12 }, (_, i) => `N${i},${i % 2 ? i : -i}`).join('\n');
    expect(cardChart(reference, `Name,v\n${names}`)?.points.map((point) => point.name)).toEqual([
      'N4',
      'N5',
      'N6',
      'N7',
      'N8',
      'N9',
      'N10',
      'N11',
    ]);
  });

  it('is absent when there is nothing to compare', () => {
    expect(cardChart(reference, 'Name,v\nA,1\n')).toBeUndefined();
    expect(cardChart(reference, 'Name,v\nA,none\nB,n/a\n')).toBeUndefined();
    expect(firstChart({ type: 'root', children: [] })).toBeUndefined();
  });

  it.each([
    ['%', '12.5%'],
    ['bn', '12.5bn'],
    ['h', '12.5 h'],
    ['USD m', 'USD 12.5m'],
    ['USD', 'USD 12.5'],
    ['', '12.5'],
  ])('unit “%s” gives %s', (unit, shown) => {
    expect(chartValue({ ...reference, unit, shape: 'time', marked: 0, points: [{ name: 'a', value: 12.5 }] }, 0)).toBe(
      shown,
    );
  });
});

describe('the cards of the shipped content', async () => {
  const cards = await shippedCards();

  it('show the risk, the chart, the number and the correction that the notes carry, and nothing else', () => {
    const mythos = cards.get('notes/claude-mythos-leak');
    expect(mythos?.risk).toMatchObject({ impact: 'High', horizonMonths: 6, materialised: '12 June 2026' });
    expect(mythos?.mark).toEqual({ word: 'Corrected', on: '23 November 2026' });
    expect(mythos?.chart).toMatchObject({ marked: 0, unit: '%' });
    const capex = cards.get('notes/ai-capex-index-concentration');
    expect(capex?.risk).toBeUndefined();
    expect(capex?.mark).toBeUndefined();
    expect(capex?.chart?.points.at(-1)).toEqual({ name: '2026 (plans)', value: 700 });
  });

  it('are there for every list page', () => {
    expect([...cards.keys()]).toEqual(
      expect.arrayContaining([
        'site',
        'pages/notes',
        'pages/briefs',
        'categories/tech',
        'topics/cybersecurity',
        'authors/fazen-capital-research',
      ]),
    );
  });

  it('are described in at most 420 characters, with what the picture shows', () => {
    for (const [name, card] of cards) {
      const alt = cardAlt(card);
      expect(alt.length, name).toBeLessThanOrEqual(altLength);
      expect(alt, name).toContain(card.title.replace(/[.]$/, ''));
    }
    const mythos = cards.get('notes/claude-mythos-leak');
    expect(mythos && cardAlt(mythos)).toMatch(
      /Corrected on 23 November 2026\. Top risk: impact High, 4 of 5; happened on 12 June 2026; horizon 6 months\./,
    );
  });
});

it.each(titles)('the description of %s fits, risk and all', (_name, title) => {
  const alt = cardAlt(noteModel(title, { risk: someRisk, text: title.repeat(2) }));
  expect(alt.length).toBeLessThanOrEqual(altLength);
  expect(alt.length).toBeGreaterThan(20);
});
