import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { categoryIds, site } from '#site.ts';
import { inventedProse, pick, type Prose, quotedProse, type Random, seeded } from './prose.ts';

export interface LibraryOptions {
  readonly notes: number;
  /** Words of a body; 1,000 compares with the figures of other generators, 1,700 is a real note. */
  readonly words: number;
  readonly seed: number;
  /** Day of the newest note. */
  readonly until: Date;
  /** Real sentences to draw from; without them the words are invented (and no dictionary knows them). */
  readonly sentences?: readonly string[];
}

const perDay = 10;
const entityCount = 120;

/**
 * Writes a realistic library: ten notes a day going back from `until`, with tables, citations, questions and answers,
 * a risk record on every second note, shared entities and events, and a brief a day.
 */
export function writeLibrary(folder: string, options: LibraryOptions): void {
  for (const name of ['notes', 'briefs', 'entities', 'events']) mkdirSync(path.join(folder, name), { recursive: true });
  const random = seeded(options.seed);
  const prose = options.sentences ? quotedProse(random, options.sentences) : inventedProse(random);
  for (let i = 0; i < entityCount; i += 1)
    write(folder, `entities/company-${i}.yaml`, [
      `name: ${capital(prose.word())} ${i}`,
      'kind: company',
      `tickers: [XNAS:T${i}]`,
      'description: A company.',
    ]);
  const events = Math.max(1, Math.floor(options.notes / 20));
  for (let i = 0; i < events; i += 1)
    write(folder, `events/event-${i}.yaml`, [
      `name: Event ${i} of ${prose.word()}`,
      'kind: exposure',
      'status: reported',
      'severity: ai-hazard',
      'occurred: 2026-01-01',
      `summary: "${prose.sentence()}"`,
    ]);
  for (let i = 0; i < options.notes; i += 1)
    write(folder, `notes/${noteId(i)}.mdx`, note(i, options, random, prose, events));
  for (let day = 0; day < options.notes / perDay; day += 1)
    write(folder, `briefs/${isoDay(options.until, day)}.md`, brief(day, options, random, prose));
}

/** Id of the i-th note; 0 is the newest. */
export const noteId = (i: number) => `note-${String(i).padStart(5, '0')}`;

function note(i: number, { until, words }: LibraryOptions, random: Random, prose: Prose, events: number): string[] {
  const entities = [0, 1, 2].map(() => `company-${Math.floor(random() * entityCount)}`);
  const topics = Object.keys(site.topics);
  const published = new Date(until.getTime() - i * (86_400_000 / perDay));
  const record =
    i % 2 === 0
      ? [
          'type: risk-briefing',
          `event: event-${i % events}`,
          'mit: ["2.2"]',
          'risks:',
          `  - { id: R1, statement: ${capital(prose.word())} fails., type: operational, p: ${(0.02 + random() * 0.96).toFixed(2)}, impact: High, horizon: P6M, affects: [${entities[0]}] }`,
          'forecasts:',
          `  - { id: F1, question: "Will ${prose.word()} happen?", p: 0.4, elicited: at-issue, opens: ${published.toISOString().slice(0, 10)}, resolvesBy: ${new Date(published.getTime() + 300 * 86_400_000).toISOString().slice(0, 10)}, criteria: A public statement. }`,
        ]
      : [];
  return [
    '---',
    `title: ${capital(prose.word())} ${prose.word()} ${prose.word()} and ${prose.word()} ${i}`,
    `category: ${pick(random, categoryIds)}`,
    `tags: [${[...new Set([pick(random, topics), pick(random, topics)])].join(', ')}]`,
    `publishedAt: ${published.toISOString()}`,
    'status: published',
    `keyTakeaway: "${prose.sentence().slice(0, 200)}"`,
    `entities: [${[...new Set(entities)].join(', ')}]`,
    ...record,
    'sources:',
    ...[1, 2, 3, 4].map(
      (n) =>
        `  - { id: s${n}, publisher: Publisher ${n}, title: On ${prose.word()}, url: "https://example.org/${i}/${n}", accessed: ${published.toISOString().slice(0, 10)} }`,
    ),
    'faq:',
    ...[1, 2, 3].map(() => `  - { q: "What of ${prose.word()}?", a: "${prose.sentence()}" }`),
    'aiUse: none',
    '---',
    '',
    ...body(words, random, prose),
  ];
}

function body(words: number, random: Random, prose: Prose): string[] {
  const lines: string[] = [];
  let written = 0;
  for (let section = 0; written < words; section += 1) {
    lines.push(`## ${capital(prose.word())} ${prose.word()} ${section}`, '');
    for (let p = 0; p < 3 && written < words; p += 1) {
      const text = Array.from({ length: 5 }, () => prose.sentence()).join(' ');
      written += text.split(' ').length;
      lines.push(`${text}<Cite id="s${1 + Math.floor(random() * 4)}" />`, '');
    }
    if (section === 1)
      lines.push(
        '<DataTable caption="Figures" source="s1">',
        '',
        '| Name | 2025 | 2026 |',
        '| --- | --: | --: |',
        ...[1, 2, 3, 4].map((n) => `| ${prose.word()} | ${n * 3} | ${n * 4} |`),
        '',
        '</DataTable>',
        '',
      );
  }
  return lines;
}

function brief(day: number, { until, notes }: LibraryOptions, random: Random, prose: Prose): string[] {
  return [
    '---',
    `publishedAt: ${until.toISOString()}`,
    'status: published',
    `bottomLine: ${capital(prose.word())} ${prose.word()} ${prose.word()}.`,
    'stories:',
    ...[0, 1, 2, 3].map(
      (n) =>
        `  - { headline: ${capital(prose.word())} ${prose.word()}, category: ${pick(random, categoryIds)}, fact: "${prose.sentence().slice(0, 160)}", implication: "${prose.sentence().slice(0, 180)}", note: ${noteId(Math.min(notes - 1, day * perDay + n))} }`,
    ),
    '---',
    '',
  ];
}

function isoDay(until: Date, daysBack: number): string {
  return new Date(until.getTime() - daysBack * 86_400_000).toISOString().slice(0, 10);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function write(folder: string, file: string, lines: readonly string[]): void {
  writeFileSync(path.join(folder, file), `${lines.join('\n')}\n`);
}
