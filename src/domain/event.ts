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
  name: text(120).describe('What happened, in a few words.'),
  kind: z.enum(eventKinds).describe('What kind of event.'),
  status: z.enum(['reported', 'confirmed', 'disputed', 'corrected', 'closed']).describe('How sure it is today.'),
  severity: z.enum(severities).describe('Class of the OECD definitions.'),
  occurred: day.describe('Day it happened, not the day it was reported.'),
  summary: text(600).describe('What is known, in two or three sentences.'),
  waive: waivers,
  timeline: z
    .array(
      z.strictObject({
        on: day.describe('Day it happened.'),
        text: text(400).describe('What happened that day.'),
        source: citedSource.optional().describe('The page that says so.'),
      }),
    )
    .default([])
    .describe('The days of the story.'),
});

export type EventData = z.output<typeof eventSchema>;
