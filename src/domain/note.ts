import { z } from 'zod';
import { labels } from '#edition.ts';
import { change } from '#domain/change.ts';
import { day, id, rule, text, timestamp } from '#domain/fields.ts';
import { riskRecordFields } from '#domain/risk-record.ts';
import { source } from '#domain/source.ts';
import { waivers } from '#domain/lint/waiver.ts';
import { translations } from '#domain/translations.ts';
import { topicSlug } from '#domain/topics.ts';
import { categoryIds } from '#site.ts';

/** `scheduled` and `published` follow one rule: public once `publishedAt` has passed. `draft` never is. */
export const statuses = ['draft', 'scheduled', 'published', 'withdrawn'] as const;

/** How AI was used: EU AI Act Art. 50(4) asks that generated text on matters of public interest be disclosed. */
export const aiUses = ['none', 'assisted-editing', 'drafted-human-reviewed', 'automated'] as const;
export const disclosureTypes = [
  'position',
  'commercial-partner',
  'advisory-client',
  'source-relationship',
  'none',
] as const;

/** Why and when an entry was taken down; shown on its address afterwards. */
export const withdrawal = z.strictObject({
  at: timestamp.describe('When it was withdrawn.'),
  reason: text(400).describe('Why, for the readers who follow an old link.'),
});

export const disclosure = z.strictObject({
  type: z.enum(disclosureTypes).describe('What kind of interest.'),
  text: text(400).describe('The interest, as a sentence for readers.'),
  entity: id.optional().describe('Id of the entity it concerns.'),
});

/** Becomes part of an address. */
const topic = text(40).superRefine(
  rule((it) => topicSlug(it) !== '', 'a topic needs a letter a–z or a digit, because it becomes part of an address'),
);

export const noteSchema = z
  .strictObject({
    title: text(110).describe('Headline, in sentence case.'),
    type: z.enum(['note', 'risk-briefing']).default('note').describe('A risk-briefing carries a structured record.'),
    category: z.enum(categoryIds).describe('One of the categories in src/site.ts.'),
    tags: z.array(topic).default([]).describe('Topics, e.g. cybersecurity.'),
    authors: z.array(id).min(1).default(['fazen-capital-research']).describe('Ids of authors (content/authors).'),
    publishedAt: timestamp.describe('When it goes (or went) public, with the zone.'),
    status: z.enum(statuses).describe('draft, scheduled, published or withdrawn.'),
    withdrawn: withdrawal.optional().describe('Written by “npm run withdraw”.'),
    keyTakeaway: text(280).describe('The conclusion in at most 280 characters: page, feeds, card and Telegram use it.'),
    keyNumbers: z
      .array(
        z.strictObject({
          value: text(24).describe('The figure with its unit, e.g. 3.5%.'),
          label: text(120).describe('What it measures.'),
          source: z.string().describe('Id of the source, e.g. s1.'),
        }),
      )
      .max(3)
      .default([])
      .describe('Up to three figures for readers with thirty seconds.'),
    implication: text(220).optional().describe('What it means for investors, for the Morning Brief.'),
    entities: z.array(id).default([]).describe('Ids of the entities (content/entities) the note is about.'),
    ...riskRecordFields,
    sources: z.array(source).default([]).describe('Numbered sources; each is cited with <Cite id="…" />.'),
    faq: z
      .array(
        z.strictObject({
          q: text(200).describe('A question as a reader would ask it.'),
          a: text(1200).describe('An answer of one to four sentences that stands alone.'),
        }),
      )
      .default([])
      .describe('Questions and answers, shown below the text.'),
    disclosures: z.array(disclosure).default([]).describe('Interests that readers must know.'),
    aiUse: z.enum(aiUses).optional().describe('How AI was used in making the note.'),
    responsibleEditor: id.default('fazen-capital-research').describe('Author id of who answers for the note.'),
    reviewedOn: day.optional().describe('Day a person reviewed accuracy, plausibility and sources.'),
    translations,
    changes: z.array(change).default([]).describe('Public changes: corrections, revisions, clarifications, updates.'),
    waive: waivers,
    aliases: z
      .array(id)
      .default([])
      .describe('Ids it had before, oldest first; “npm run rename” writes them, and their addresses lead here.'),
    featured: z.boolean().default(false).describe('Lead the home page with this note.'),
  })
  .superRefine(
    rule(
      (it) => it.status !== 'withdrawn' || it.withdrawn !== undefined,
      'a withdrawn note needs “withdrawn:” with “at” and “reason”, which its old address will show',
      ['withdrawn'],
    ),
  )
  .superRefine(
    rule(
      (it) => it.type !== 'risk-briefing' || (it.risks.length > 0 && (it.forecasts.length > 0 || !!it.noForecast)),
      'a risk-briefing needs at least one risk, and a forecast or “noForecast:” with the reason',
      ['type'],
    ),
  );

export type NoteData = z.output<typeof noteSchema>;
export type Status = (typeof statuses)[number];

/** What readers are told about the use of AI. */
export const aiUseLabels: Record<(typeof aiUses)[number], string> = labels.aiUse;
