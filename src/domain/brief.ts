import { z } from 'zod';
import { change } from '#domain/change.ts';
import { formed, id, rule, text, timestamp } from '#domain/fields.ts';
import { aiUses, statuses, withdrawal } from '#domain/note.ts';
import { citedSource } from '#domain/source.ts';
import { waivers } from '#domain/lint/waiver.ts';
import { translations } from '#domain/translations.ts';
import { categoryIds } from '#site.ts';

/** A listed security: market identifier code (ISO 10383) and symbol, e.g. `XNAS:CRWD`. */
export const ticker = formed(/^[A-Z0-9]{4}:[A-Z0-9.]{1,12}$/, 'MIC:SYMBOL, e.g. XNAS:CRWD');

/** Lengths keep a brief of five stories within two phone screens (reference/telegram.md §7). */
export const story = z
  .strictObject({
    headline: text(70).describe('Headline, at most 70 characters.'),
    category: z.enum(categoryIds).describe('One of the categories in src/site.ts.'),
    fact: text(170).describe('What happened; sourced facts only.'),
    factShort: text(90).optional().describe('A shorter fact, used when the message runs long.'),
    implication: text(200).describe('What it means for investors.'),
    note: id.optional().describe('Id of our note on it.'),
    source: citedSource.optional().describe('The page the fact comes from.'),
    tickers: z.array(ticker).max(4).default([]).describe('Up to four securities, e.g. XNAS:CRWD.'),
    basedOn: z.array(z.string()).default([]).describe('Claims it rests on, as note#claim.'),
  })
  .superRefine(rule((it) => !!it.note || !!it.source, 'a story needs a note or a source to link to', ['source']));

export const watchItem = z.strictObject({
  at: timestamp.describe('When it is due, with the zone.'),
  text: text(120).describe('What is due.'),
  source: citedSource.optional().describe('The page that announces it.'),
});

export const briefSchema = z
  .strictObject({
    publishedAt: timestamp.describe('When it goes (or went) public, with the zone.'),
    status: z.enum(statuses).describe('draft, scheduled, published or withdrawn. A draft is not sent.'),
    withdrawn: withdrawal.optional().describe('Written by “npm run withdraw”.'),
    bottomLine: text(110).optional().describe('The sentence of the day; with the date it is the push notification.'),
    stories: z.array(story).min(3).max(5).describe('Three to five, most important first.'),
    watch: z.array(watchItem).max(4).default([]).describe('Up to four dates ahead.'),
    authors: z.array(id).min(1).default(['fazen-capital-research']).describe('Ids of authors (content/authors).'),
    aiUse: z.enum(aiUses).optional().describe('How AI was used in making the brief.'),
    responsibleEditor: id.default('fazen-capital-research').describe('Author id of who answers for the brief.'),
    translations,
    changes: z.array(change).default([]).describe('Public changes: corrections, revisions, clarifications, updates.'),
    waive: waivers,
  })
  .superRefine(
    rule(
      (it) => it.status !== 'withdrawn' || it.withdrawn !== undefined,
      'a withdrawn brief needs “withdrawn:” with “at” and “reason”',
      ['withdrawn'],
    ),
  );

export type BriefData = z.output<typeof briefSchema>;
export type Story = z.output<typeof story>;
