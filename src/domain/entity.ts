import { z } from 'zod';
import { ticker } from '#domain/brief.ts';
import { id, text } from '#domain/fields.ts';
import { waivers } from '#domain/lint/waiver.ts';

export const entityKinds = ['company', 'model', 'regulator', 'product', 'government'] as const;

/** A company, model, regulator, product or government that notes are about. */
export const entitySchema = z.strictObject({
  name: text(100),
  kind: z.enum(entityKinds),
  aliases: z.array(text(100)).default([]),
  tickers: z.array(ticker).default([]),
  wikidata: z
    .string()
    .regex(/^Q\d+$/, { error: 'a Wikidata item such as Q95' })
    .optional(),
  parent: id.optional(),
  description: text(300),
  waive: waivers,
});

export type EntityData = z.output<typeof entitySchema>;
