import { z } from 'zod';
import { text } from '#domain/fields.ts';

/** An editor's decision that a rule does not hold here. It stays in the file, with its reason, for the next reader. */
export const waiver = z.strictObject({
  rule: z.string().describe('Code of the rule, as “npm run check” prints it, e.g. superlative.'),
  where: text(120).optional().describe('Words of the passage it is for; without it, the whole file.'),
  reason: text(300).describe('Why the rule does not hold here.'),
});

export const waivers = z
  .array(waiver)
  .default([])
  .describe('Findings of “npm run check” that are right as they stand, each with a reason.');

export type Waiver = z.output<typeof waiver>;
