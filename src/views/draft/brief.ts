import type { CitedSource } from '#domain/source.ts';
import { excerpt } from '#domain/prose.ts';
import { zonedInstant } from '#domain/time.ts';
import { fields, moment, quote, toWrite } from '#views/draft/yaml.ts';
import { type CategoryId, site } from '#site.ts';

/** A story as it is proposed to the editor. */
export interface StoryStart {
  readonly headline: string;
  readonly category: CategoryId;
  readonly fact: string;
  readonly implication?: string | undefined;
  readonly note?: string | undefined;
  readonly source?: CitedSource | undefined;
  readonly tickers?: readonly string[];
}

/**
 * The file of a new brief for a day: the stories that the machine would send, for an editor to choose from and sharpen.
 * @param stories most important first; a brief takes three to five, so empty ones are added up to three.
 */
export function briefDraft(day: string, stories: readonly StoryStart[]): string {
  const given = stories.slice(0, 5);
  const rows = [...given, ...Array.from({ length: Math.max(0, 3 - given.length) }, () => emptyStory)];
  return `---\n${fields([
    [
      'publishedAt',
      moment(zonedInstant(day, site.telegram.at, site.zone)),
      `The brief goes out at ${site.telegram.at} Berlin time; public on the web from this moment.`,
    ],
    [
      'status',
      'draft',
      'Set to scheduled when it is ready; a draft is not sent, and a composed brief goes out instead.',
    ],
    [
      'bottomLine',
      quote(toWrite('the sentence of the day, at most 110 characters.')),
      'With the date, it is the push notification.',
    ],
    [
      'stories',
      `\n${rows.map((story) => storyRow(story, day)).join('\n')}`,
      'Three to five, most important first. fact: what happened. implication: what it means for investors.',
    ],
    '# Optional, dates ahead; to use it, delete the # and the space after it on both lines.\n# watch:\n#   - { at: 2026-12-09T19:00:00Z, text: "US Federal Reserve rate decision" }',
  ])}\n---\n`;
}

const emptyStory: StoryStart = {
  headline: toWrite('a headline of at most 70 characters'),
  category: 'tech',
  fact: toWrite('what happened, sourced, at most 170 characters'),
  implication: toWrite('what it means for investors'),
};

function storyRow(story: StoryStart, day: string): string {
  const { headline, category, fact, implication, note, source, tickers = [] } = story;
  const rows = [
    `  - headline: ${quote(excerpt(headline, 70))}`,
    `    category: ${category}`,
    `    fact: ${quote(excerpt(fact, 170))}`,
    `    implication: ${quote(excerpt(implication ?? toWrite('what it means for investors'), 200))}`,
    ...(note ? [`    note: ${note}`] : []),
    ...(tickers.length > 0 ? [`    tickers: [${tickers.slice(0, 4).join(', ')}]`] : []),
    ...(source ? [`    source: ${JSON.stringify(source)}`] : []),
    ...(note || source
      ? []
      : [
          `    source: { publisher: ${quote(toWrite('who published it'))}, title: ${quote(toWrite('title of the page'))}, url: "https://example.org/", accessed: ${day} }`,
        ]),
  ];
  return rows.join('\n');
}
