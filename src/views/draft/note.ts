import { addDuration } from '#domain/days.ts';
import { aiUses } from '#domain/note.ts';
import { localDay } from '#domain/time.ts';
import { fields, type Line, moment, quote, toWrite } from '#views/draft/yaml.ts';
import { categoryIds, site } from '#site.ts';

/** What is known of a note before it is written; an import knows more than `npm run new`. */
export interface NoteStart {
  readonly title: string;
  readonly now: Date;
  readonly riskBriefing?: boolean;
  readonly publishedAt?: Date;
  readonly category?: string;
  readonly tags?: readonly string[];
  readonly keyTakeaway?: string;
  readonly faq?: readonly { readonly q: string; readonly a: string }[];
  readonly sources?: readonly { readonly publisher: string; readonly title: string; readonly url: string }[];
  readonly body?: string;
}

/** The file of a new note: valid as it stands, a draft, with a remark above each field an editor must fill. */
export function noteDraft(start: NoteStart): string {
  const { now } = start;
  const day = localDay(now, site.zone);
  const lines: Line[] = [
    ['title', quote(start.title), 'Headline in sentence case; at most 90 characters are shown on cards.'],
    ['type', start.riskBriefing ? 'risk-briefing' : 'note'],
    ['category', start.category ?? categoryIds[0], `One of: ${categoryIds.join(', ')}.`],
    [
      'tags',
      `[${(start.tags ?? []).map(quote).join(', ')}]`,
      `Topics, e.g. ${Object.keys(site.topics).slice(0, 4).join(', ')}.`,
    ],
    ['authors', `[${site.houseAuthor.id}]`],
    [
      'publishedAt',
      moment(start.publishedAt ?? now),
      'When it goes public: date, time and zone (Z is UTC; Berlin is +01:00 in winter, +02:00 in summer).',
    ],
    ['status', 'draft', 'draft is never public; scheduled and published are public from publishedAt on.'],
    [
      'keyTakeaway',
      quote(start.keyTakeaway ?? toWrite('the conclusion in one or two sentences, at most 280 characters.')),
      'Page, feeds, card, search and Telegram show it.',
    ],
    '# Fields behind a # may stay away; to use one, delete the # and the space after it.\n# implication: "What it means for investors, in one sentence; the Morning Brief says it after “So what:”."',
    ['entities', '[]', 'Ids (file names) from content/entities, e.g. [anthropic, crowdstrike].'],
    ...(start.riskBriefing ? riskRecord(day) : []),
    ...sourceLines(start.sources ?? [], day),
    ...faqLines(start.faq ?? []),
    ['disclosures', '\n  - { type: none, text: "None declared for this note." }'],
    `# How AI was used (${aiUses.join(', ')}), and the day a person checked accuracy, plausibility and sources; the page says both.\n# aiUse: assisted-editing\n# reviewedOn: ${day}`,
  ];
  return `---\n${fields(lines)}\n---\n\n${start.body ?? skeleton}\n`;
}

const skeleton = `## Context

${toWrite('what happened, when, and why it matters. Cite each fact with the id of its source.')}

## What it means

${toWrite('who is affected, through which channel, over which horizon.')}

## Bottom line

${toWrite('the conclusion, with what would change it.')}`;

function sourceLines(sources: NonNullable<NoteStart['sources']>, day: string): Line[] {
  const remark =
    'Each source has an id, used as <Cite id="s1" />. accessed is the day you opened the page.\ntier: primary, official, reporting or commentary. origin: whom the page relies on, if it repeats a report.\nFor another source, repeat the lines from “- id” on, with s2. Keep the quotation marks.';
  if (sources.length === 0) return [['sources', `\n${sourceRow(1, emptySource, day)}`, remark]];
  const rows = sources.map((source, i) => sourceRow(i + 1, source, day));
  return [['sources', `\n${rows.join('\n')}`, remark]];
}

/** Written out, not hidden in a remark: whoever uncomments lines gets the indentation wrong. */
const emptySource = {
  publisher: toWrite('who published it, e.g. OECD.AI'),
  title: toWrite('title of the page as you saw it'),
  url: 'https://example.org/',
};

function sourceRow(
  number: number,
  { publisher, title, url }: NonNullable<NoteStart['sources']>[number],
  day: string,
): string {
  return `  - id: s${number}\n    tier: reporting\n    publisher: ${quote(publisher)}\n    title: ${quote(title)}\n    url: ${quote(url)}\n    accessed: ${day}`;
}

function faqLines(faq: NonNullable<NoteStart['faq']>): Line[] {
  const given = faq.length > 0 ? faq : [emptyAnswer];
  return [
    [
      'faq',
      `\n${given.map(({ q, a }) => `  - q: ${quote(q)}\n    a: ${quote(a)}`).join('\n')}`,
      'Questions and answers below the text; delete these lines if there are none.',
    ],
  ];
}

const emptyAnswer = {
  q: toWrite('a question as a reader would ask it?'),
  a: toWrite('an answer of one to four sentences that stands alone.'),
};

/** The structured record of an AI-risk briefing, with one of each that must be there. */
function riskRecord(day: string): Line[] {
  const due = addDuration(day, 'P6M');
  return [
    '# event: mythos-exposure    # id of a file in content/events',
    '# mit: ["7.2"]              # sub-domains of the MIT AI Risk Repository, in quotes',
    [
      'risks',
      `
  - id: R1
    statement: ${quote(toWrite('one proposition that can come true.'))}
    type: operational        # operational, regulatory, reputational-market, vendor-concentration, legal-ip, geopolitical
    p: 0.2                   # our probability, 0.01 to 0.99; or likelihood: Low
    impact: Moderate         # Very Low, Low, Moderate, High, Very High
    horizon: P6M             # within six months
    confidence: low          # of the sources, not of the outcome
    affects: []`,
      'Risks: what may happen, how likely, how bad, by when.',
    ],
    [
      'forecasts',
      `
  - id: F1
    question: ${quote(toWrite(`a question that is yes or no on ${due}.`))}
    p: 0.5
    elicited: at-issue
    opens: ${day}
    resolvesBy: ${due}
    criteria: ${quote(toWrite('exactly what counts as yes.'))}
    resolveSource: ${quote(toWrite('where the answer will be read.'))}`,
      'Forecasts are sealed at publication and scored in public. Without one, write noForecast: with the reason.',
    ],
    '# indicators: what to watch   claims: what the note rests on   (see the handbook in README.md)',
  ];
}
