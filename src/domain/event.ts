import { z } from 'zod';
import { day, text } from '#domain/fields.ts';
import { citedSource } from '#domain/source.ts';
import { waivers } from '#domain/lint/waiver.ts';

export const eventKinds = [
  'exposure',
  'unauthorised-access',
  'weights-exfiltration',
  'misuse',
  'malfunction',
  'vulnerability',
  'capability-jump',
  'policy',
  'market',
] as const;

/** OECD definitions of AI incidents and hazards; AIM adds “complementary information”. */
export const severities = [
  'ai-incident',
  'ai-hazard',
  'serious-ai-incident',
  'ai-disaster',
  'complementary',
  'not-ai',
] as const;

/** A story that several notes share. */
export const eventSchema = z.strictObject({
  name: text(120),
  kind: z.enum(eventKinds),
  status: z.enum(['reported', 'confirmed', 'disputed', 'corrected', 'closed']),
  severity: z.enum(severities),
  occurred: day,
  summary: text(600),
  waive: waivers,
  timeline: z.array(z.strictObject({ on: day, text: text(400), source: citedSource.optional() })).default([]),
});

export type EventData = z.output<typeof eventSchema>;
