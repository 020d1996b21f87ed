import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { categoryIds, site } from '#site.ts';

/**
 * A library of 200 notes for the tests of search: always the same, in words a desk would use, with tokens planted in
 * known notes and, in many others, what could be mistaken for them.
 */
export interface SyntheticNote {
  readonly id: string;
  readonly title: string;
}

const size = 200;

/** What stands in which notes, by their number. Everything else in the library is a possible mistake. */
const planted: Record<number, string> = {
  23: 'The filing names Berkshire (NYSE:BRK.B) as the seller of the line.',
  31: 'The figure comes from the annual 10-K, not from the call.',
  42: 'Seven names now make up a third of the S&P 500 by weight.',
  43: 'S&P Global changed the outlook to negative; 500 staff are affected.',
  77: 'A hedge on the S&P 500 covered half of the loss.',
  88: 'The desk closed its EUR/USD position before the statement.',
  99: 'The tool was built on GPT-4 and never moved.',
  100: 'The tool was rebuilt on GPT-5 in the spring.',
  111: 'The surcharge came to 3.5 % of premium, the highest since 2019.',
  120: 'Nestlé told suppliers to file within two days.',
  121: 'Société Générale moved its settlement team to Paris.',
  122: 'Ørsted cut the programme after the auction failed.',
  123: 'The panel met in Zürich and published no minutes.',
  130: 'AT&T said the fault began in a configuration change.',
  131: 'C3.ai restated the contract value.',
  132: 'An 8-K followed four days later.',
  133: 'The plans add up to USD 700bn for the year.',
  134: 'The group lost $2.3tn of value in a month.',
  140: 'Capital expenditure rose for the ninth quarter.',
  141: 'The FTSE 100 barely moved on the day.',
  150: 'It set out an orderly wind-down of the clearing desk in five steps.',
  160: 'Kryptonite Holdings pledged the same collateral twice.',
};

/** The queries of the tests with the numbers of the notes that answer them, all of which must be in the first five. */
export const exactQueries: readonly (readonly [query: string, notes: readonly number[]])[] = [
  ['$TSLA', [10, 57]],
  ['TSLA', [10, 57]],
  ['NASDAQ:TSLA', [10, 57]],
  ['XNAS:TSLA', [10, 57]],
  ['tsla', [10, 57]],
  ['BRK.B', [23]],
  ['NYSE:BRK.B', [23]],
  ['BRK-B', [23]],
  ['10-K', [31]],
  ['8-K', [132]],
  ['S&P 500', [42, 77]],
  ['s&p500', [42, 77]],
  ['EUR/USD', [88]],
  ['eurusd', [88]],
  ['GPT-4', [99]],
  ['3.5 %', [111]],
  ['3.5%', [111]],
  ['3.5 per cent', [111]],
  ['Nestlé', [120]],
  ['nestle', [120]],
  ['Société Générale', [121]],
  ['Societe Generale', [121]],
  ['Ørsted', [122]],
  ['Orsted', [122]],
  ['zurich', [123]],
  ['AT&T', [130]],
  ['C3.ai', [131]],
  ['USD 700bn', [133]],
  ['$2.3tn', [134]],
  ['FTSE 100', [141]],
  ['"orderly wind-down of the clearing desk"', [150]],
];

/** Queries that need help: a synonym, an alias, a slip of the finger. */
export const helpedQueries: readonly (readonly [query: string, notes: readonly number[]])[] = [
  ['capex', [140]],
  ['Elon Motors', [10, 57]],
  ['kriptonite', [160]],
  ['Berkshyre', [23]],
  ['colateral twice', [160]],
];

/** Mulberry32, a 32-bit generator in the public domain: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const actors =
  'Regional banks|Cloud vendors|Insurers|Chip makers|Supervisors|Index funds|Custodians|Brokers|Model developers|Utilities|Clearing houses|Pension funds|Payment firms|Data centres|Rating agencies|Exchanges|Lenders|Auditors|Reinsurers|Software suppliers'.split(
    '|',
  );
const acts =
  'brace for|underprice|lobby against|delay|disclose|misread|prepare for|hedge against|struggle with|welcome'.split(
    '|',
  );
const objects =
  'the outage clause|new capital charges|a slower chip cycle|the incident register|stress on funding|tighter export rules|model access limits|the audit backlog|wider credit spreads|a second supplier rule'.split(
    '|',
  );
const sentences =
  'The letter asks boards to name an owner for each critical supplier.|Spreads widened by 35 basis points and closed 13.5 % higher on the year.|Costs of EUR 5m were booked before the USD 7m credit.|The review covered 500 firms and 10 kilometres of cable.|Losses of 3.5bn were covered, and 35 % of them were ceded.|A second reading put the figure at 3.55 %.|Four banks held back, and 4 of them later changed course.|The model passed the test at the first attempt.|Customers were told within a day, as the contract requires.|The exposure is concentrated in three data centres.|Management called the change modest and gave no range.|Half of the staff had left by the time of the audit.|Prices fell in early trading and recovered by the close.|The supervisor set no deadline, which the market read as patience.|The annual report is silent on the point.|Tests in the euro area and in the dollar market gave different answers.|The spare capacity was sold twice in the spring.|An engineer found the fault in a log that nobody kept.'.split(
    '|',
  );

/** Writes the library and says what its notes are called, by number. */
export function writeSyntheticLibrary(folder: string): readonly SyntheticNote[] {
  for (const name of ['notes', 'briefs', 'entities']) mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(
    path.join(folder, 'entities/tesla.yaml'),
    'name: Tesla\nkind: company\naliases: [Elon Motors]\ntickers: [XNAS:TSLA]\ndescription: Maker of electric cars.\n',
  );
  const random = seeded(7);
  const notes = Array.from({ length: size }, (_, i) => ({ id: `note-${i}`, title: titleOf(i) }));
  notes.forEach(({ id, title }, i) =>
    writeFileSync(path.join(folder, 'notes', `${id}.mdx`), noteFile(i, title, random)),
  );
  return notes;
}

/** 20 × 10 different titles; each word stands in many of them, so that only the whole title tells them apart. */
function titleOf(i: number): string {
  return `${actors[i % 20]} ${acts[Math.floor(i / 20)]} ${objects[(i * 7 + Math.floor(i / 20)) % 10]}`;
}

function noteFile(i: number, title: string, random: () => number): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const day = new Date(Date.UTC(2024, 0, 1 + i * 5, 9)).toISOString();
  const risks = i % 4 === 0;
  const text = (count: number) => Array.from({ length: count }, () => pick(sentences)).join(' ');
  const tags = [...new Set([pick(Object.keys(site.topics)), pick(Object.keys(site.topics))])];
  return [
    '---',
    `title: ${title}`,
    `category: ${categoryIds[i % categoryIds.length]}`,
    `tags: [${tags.join(', ')}]`,
    `publishedAt: ${day}`,
    'status: published',
    `keyTakeaway: "${pick(sentences)}"`,
    ...(i === 10 || i === 57 ? ['entities: [tesla]'] : []),
    ...(risks
      ? [
          'type: risk-briefing',
          'noForecast: Too early.',
          'risks:',
          `  - { id: R1, statement: A supplier fails., type: operational, likelihood: ${pick(['Low', 'High'])}, impact: High, horizon: P6M }`,
        ]
      : []),
    'aiUse: none',
    '---',
    '',
    text(4),
    '',
    '## What happened',
    '',
    text(6),
    '',
    '## What it means',
    '',
    [text(3), planted[i] ?? '', text(3)].join(' '),
    '',
  ].join('\n');
}
