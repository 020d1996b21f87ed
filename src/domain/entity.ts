import { z } from 'zod';
import { ticker } from '#domain/brief.ts';
import { formed, id, text } from '#domain/fields.ts';
import { waivers } from '#domain/lint/waiver.ts';

export const entityKinds = ['company', 'model', 'regulator', 'product', 'government'] as const;

/** A company, model, regulator, product or government that notes are about. */
export const entitySchema = z.strictObject({
  name: text(100).describe('Name as readers know it.'),
  kind: z.enum(entityKinds).describe('What it is.'),
  aliases: z.array(text(100)).default([]).describe('Other names readers search for.'),
  tickers: z.array(ticker).default([]).describe('Listed securities: market code and symbol, e.g. XNAS:CRWD.'),
  wikidata: formed(/^Q\d+$/, 'a Wikidata item such as Q95')
    .optional()
    .describe('Its item on wikidata.org.'),
  parent: id.optional().describe('Id of the entity it belongs to.'),
  description: text(300).describe('What it is, in one sentence.'),
  waive: waivers,
});

export type EntityData = z.output<typeof entitySchema>;
