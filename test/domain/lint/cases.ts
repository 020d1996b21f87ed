import type { NoteParts } from '../../support/notes.ts';

export interface RuleCase {
  /** Something the rule must find. */
  readonly hit: NoteParts;
  /** Something close to it that is right. */
  readonly miss: NoteParts;
  /** The words under the caret; empty when a whole field is meant. */
  readonly under?: string;
}

const body = (text: string, cited = true): NoteParts => ({
  body: `## Context\n\n${text}${cited ? '<Cite id="s1" />' : ''}\n`,
});
const claim = (source: string): NoteParts => ({
  fields: {
    claims: `\n  - { id: C1, kind: fact, text: "A claim of some length.", status: supported, sources: [${source}] }`,
  },
});
const faq = (a: string): NoteParts => ({ fields: { faq: `\n  - { q: "What happened in March?", a: "${a}" }` } });
const forecast = (changes: Record<string, string>): NoteParts => {
  const one = {
    id: 'F1',
    question: '"Will the index close above its March level on 31 March 2027?"',
    p: '0.4',
    elicited: 'at-issue',
    opens: '2026-11-20',
    resolvesBy: '2027-03-31',
    criteria: '"Yes if the closing level is higher."',
    ...changes,
  };
  const rows = Object.entries(one).map(([key, value], i) => `${i === 0 ? '  - ' : '    '}${key}: ${value}`);
  return { fields: { forecasts: `\n${rows.join('\n')}` } };
};
const resolved = (changes: Record<string, string>) =>
  forecast({ outcome: 'happened', resolvedOn: '2027-01-10', evidence: '[s2]', ...changes });
const long = 'Cyber shares after the fall of March, the records of May and what was left of both by the end of June';

/** One case for each rule on notes; `long-brief` needs a brief and has its own test. */
export const cases: Readonly<Record<string, RuleCase>> = {
  placeholder: {
    hit: body('TODO explain the fall.'),
    miss: body('The to-do list of the board is long.'),
    under: 'TODO',
  },
  'source-without-link': {
    hit: body('Access was closed the same day (Decrypt, Mar 27, 2026).', false),
    miss: body('Access was closed the same day (Decrypt, Mar 27, 2026).'),
    under: '(Decrypt, Mar 27, 2026)',
  },
  'figure-without-source': {
    hit: body('Revenue rose by USD 4.2bn over the year.', false),
    miss: body('Revenue would rise by USD 4.2bn on our estimate.', false),
    under: 'USD 4.2bn',
  },
  'single-origin': { hit: claim('s2'), miss: claim('s1, s2') },
  'closed-market': {
    hit: body('Shares fell in New York on 28th March 2026.'),
    miss: body('The letter was dated 28 March 2026. Shares fell in New York on 30 March 2026.'),
    under: '28th March 2026',
  },
  'wrong-weekday': {
    hit: body('The directive came on Monday 12 June 2026.'),
    miss: body('The directive came on Friday 12 June 2026.'),
    under: 'Monday 12 June 2026',
  },
  'date-after-publication': {
    hit: body('The regulator published its letter on 4 December 2026.'),
    miss: body('The duty was postponed and applies from 4 December 2026.'),
    under: '4 December 2026',
  },
  'impossible-date': {
    hit: { fields: { reviewedOn: '2027-01-04' } },
    miss: { fields: { reviewedOn: '2026-11-20' } },
    under: 'reviewedOn',
  },
  'percent-or-points': {
    hit: body('The share rose from 27% to 40% of the index, up 13%.'),
    miss: body('The share rose from 27% to 40% of the index, up 13 percentage points, or 48%.'),
    under: 'up 13%',
  },
  'currency-code': {
    hit: body('The company spent $5bn on chips.'),
    miss: body('The company spent USD 5bn on chips, and “$5bn is the floor”, it said.'),
    under: '$5bn',
  },
  'ticker-of-another': {
    hit: body('CrowdStrike (TENB) closed lower that day.'),
    miss: body('CrowdStrike (NASDAQ: CRWD) closed lower that day.'),
    under: 'CrowdStrike (TENB)',
  },
  'vague-forecast': {
    hit: forecast({ question: '"Could the index possibly close higher?"' }),
    miss: forecast({ question: '"Will the index close higher in May 2027?"' }),
    under: 'possibly',
  },
  'expectation-without-number': {
    hit: body('We expect supervisors to answer by summer.'),
    miss: body('We expect supervisors to answer by summer, at a probability of 70%.'),
    under: 'We expect',
  },
  certainty: {
    hit: body('Another outage is bound to follow.'),
    miss: body('Certain outages followed, and their causes are known.'),
    under: 'is bound to',
  },
  'forecast-due': {
    hit: forecast({ opens: '2026-01-01', resolvesBy: '2026-06-30' }),
    miss: forecast({ opens: '2026-01-01', resolvesBy: '2026-12-31' }),
    under: 'resolvesBy',
  },
  'forecast-already-true': {
    hit: resolved({ evidence: '[s1]' }),
    miss: resolved({}),
    under: 'outcome',
  },
  'faq-unanswered': {
    hit: faq('See above.'),
    miss: faq('The market fell, and software shares fell further than the rest of it.'),
  },
  'weak-alt': {
    hit: body('![chart.png](./chart.png)'),
    miss: body('![Cyber shares fell on 27 March and recovered by June](./chart.png)'),
    under: 'chart.png',
  },
  'heading-empty-or-twice': {
    hit: { body: '## Context\n\nA text.\n\n## Outlook\n\n## Bottom line\n\nA text.\n' },
    miss: { body: '## Context\n\n### Market\n\nA text.\n\n### Law\n\nA text.\n' },
    under: 'Outlook',
  },
  'link-text': {
    hit: body('The report is [here](https://oecd.ai/en).'),
    miss: body('The [OECD incident monitor](https://oecd.ai/en) files it.'),
    under: '[here](https://oecd.ai/en)',
  },
  'dead-link': {
    hit: body('As [our note on the leak](/notes/no-such-note/) says.'),
    miss: body('As [the methodology](/methodology/) and [the context](#context) say.'),
    under: '/notes/no-such-note/',
  },
  'long-headline': { hit: { fields: { title: long } }, miss: { fields: { title: long.slice(0, 81) } } },
  'long-takeaway': {
    hit: { fields: { keyTakeaway: `${'A takeaway that goes on and on '.repeat(6)}without an end in sight.` } },
    miss: { fields: { keyTakeaway: `${'A takeaway that goes on. '.repeat(10)}And ends.` } },
  },
  superlative: {
    hit: body('The scale was unprecedented.'),
    miss: body('The bank called the scale “unprecedented”.'),
    under: 'unprecedented',
  },
  advice: {
    hit: body('Investors should buy the sector now.'),
    miss: body('Firms that buy models should check their contracts.'),
    under: 'Investors should buy',
  },
  'doubled-word': {
    hit: body('The the market fell.'),
    miss: body('What the board had had in mind was that that was late.'),
    under: 'The the',
  },
  spelling: {
    hit: body('The regulator did not recieve the letter.'),
    miss: body('The regulator received it; CrowdStrike, TENB and e-mail are known, and so is behaviour.'),
    under: 'recieve',
  },
};
