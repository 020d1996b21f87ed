import { z } from 'zod';
import { day, formed, id, rule, text } from '#domain/fields.ts';

/** The structured record of an AI-risk briefing. Names and lists come from the sources named beside them. */

/** NIST SP 800-30 r1, table G-2 (likelihood) and H-3 (impact). */
export const levels = ['Very Low', 'Low', 'Moderate', 'High', 'Very High'] as const;
export const riskTypes = [
  'operational',
  'regulatory',
  'reputational-market',
  'vendor-concentration',
  'legal-ip',
  'geopolitical',
] as const;
/** Analytic confidence, ICD 203: about the sources, never mixed with likelihood in one sentence. */
export const confidences = ['low', 'moderate', 'high'] as const;
export const indicatorStates = ['quiet', 'watch', 'triggered', 'cleared'] as const;
export const claimKinds = ['fact', 'interpretation', 'estimate', 'forecast'] as const;
export const claimStatuses = ['supported', 'single-source', 'disputed', 'contradicted', 'withdrawn'] as const;
export const outcomes = ['open', 'happened', 'not-happened', 'annulled', 'ambiguous'] as const;
/** MIT AI Risk Repository, domain taxonomy: seven domains, sub-domains 1.1 to 7.5 (7.6 added later). */
export const mitSubdomain = formed(
  /^(?:1\.[1-3]|2\.[12]|3\.[12]|4\.[1-3]|5\.[12]|6\.[1-6]|7\.[1-6])$/,
  'a sub-domain of the MIT AI Risk Repository, in quotes: "1.1" to "7.6"',
);

/** ICD 203: never 0 and never 1. */
export const probability = z.number().min(0.01).max(0.99);
const sourceIds = z.array(z.string()).default([]).describe('Ids of sources, e.g. s1.');

export const risk = z
  .strictObject({
    id: formed(/^R\d+$/, 'R and a number, e.g. R1').describe('R and a number, e.g. R1.'),
    statement: text(220).describe('One proposition.'),
    type: z.enum(riskTypes).describe('Where it would hurt.'),
    p: probability.optional().describe('Our probability, 0.01 to 0.99; or give a likelihood.'),
    likelihood: z.enum(levels).optional().describe('Where no number is honest; in place of p.'),
    impact: z.enum(levels).describe('How bad, if it comes true.'),
    horizon: formed(/^P(?:\d+Y)?(?:\d+M)?(?:\d+D)?$/, 'an ISO 8601 duration, e.g. P6M').describe(
      'Within which time: P6M is six months, P1Y a year.',
    ),
    confidence: z.enum(confidences).default('moderate').describe('In the sources, not in the outcome.'),
    affects: z.array(z.string()).default([]).describe('Ids of entities.'),
    basedOn: z
      .array(z.string())
      .default([])
      .describe('Ids of claims this rests on, e.g. C1; one of another note as note#C1.'),
    materialised: day.optional().describe('Day it came true.'),
    evidence: sourceIds,
    mitigations: z.array(text(200)).default([]).describe('What lowers it.'),
    wording: text(200).optional().describe('The words of the text, where it gives no number.'),
    note: text(400).optional().describe('A remark for readers.'),
  })
  .superRefine(
    rule((it) => (it.p === undefined) !== (it.likelihood === undefined), 'give either p or likelihood, not both'),
  );

export const indicator = z.strictObject({
  id: formed(/^I\d+$/, 'I and a number, e.g. I1').describe('I and a number, e.g. I1.'),
  name: text(80).describe('What is measured.'),
  watch: text(240).describe('Where to look, and for what.'),
  cadence: z.enum(['daily', 'weekly', 'monthly', 'event']).describe('How often to look.'),
  up: text(200).describe('What raises the risk.'),
  down: text(200).describe('What lowers it.'),
  state: z.enum(indicatorStates).describe('Where it stands today.'),
  log: z
    .array(
      z.strictObject({
        on: day.describe('Day of the change.'),
        state: z.enum(indicatorStates).describe('Where it stood from that day.'),
        note: text(300).describe('What was seen.'),
        source: z.string().describe('Id of the source, e.g. s1.'),
      }),
    )
    .default([])
    .describe('Its changes, day by day.'),
});

export const forecast = z
  .strictObject({
    id: formed(/^F\d+$/, 'F and a number, e.g. F1').describe('F and a number, e.g. F1.'),
    question: text(260).describe('A question that is yes or no on the day.'),
    // Left out is null: a form writes no empty field. A forecast made at issue is refused without it, below.
    p: probability
      .nullable()
      .default(null)
      .describe('Our probability; empty only for forecasts coded afterwards from prose.'),
    wording: text(300).optional().describe('The words of the text it was coded from.'),
    elicited: z
      .enum(['at-issue', 'retro-coded'])
      .describe('at-issue: made with the note; retro-coded: read from its prose afterwards.'),
    opens: day.describe('Day from which it counts.'),
    resolvesBy: day.describe('Day by which it is decided; at most twelve months ahead.'),
    criteria: text(500).describe('Exactly what counts as yes.'),
    resolveSource: text(300).optional().describe('Where the answer will be read.'),
    baseRate: probability.optional().describe('How often such things happen, 0.01 to 0.99.'),
    trueAtIssue: z.boolean().default(false).describe('It was true already when the note came out, and is not scored.'),
    updates: z
      .array(
        z.strictObject({
          on: day.describe('Day of the update.'),
          p: probability.describe('Our new probability.'),
          why: text(300).describe('What changed our mind.'),
        }),
      )
      .default([])
      .describe('Later probabilities.'),
    outcome: z.enum(outcomes).default('open').describe('Written by “npm run resolve”.'),
    resolvedOn: day.optional().describe('Day on which it was decided.'),
    evidence: sourceIds,
    note: text(500).optional().describe('A remark for readers.'),
  })
  .superRefine(rule((it) => it.opens < it.resolvesBy, 'opens must be before resolvesBy'))
  .superRefine(rule((it) => it.elicited === 'retro-coded' || it.p !== null, 'a forecast made at issue needs p', ['p']))
  .superRefine(
    rule(
      (it) => !['happened', 'not-happened'].includes(it.outcome) || (it.evidence.length > 0 && !!it.resolvedOn),
      'a resolved forecast needs evidence and resolvedOn',
    ),
  );

export const claim = z.strictObject({
  id: formed(/^C\d+$/, 'C and a number, e.g. C1').describe('C and a number, e.g. C1.'),
  kind: z.enum(claimKinds).describe('What kind of statement.'),
  text: text(300).describe('The claim, in one sentence.'),
  status: z.enum(claimStatuses).describe('How it stands today.'),
  sources: sourceIds,
  central: z.boolean().default(false).describe('The note falls with it.'),
  note: text(400).optional().describe('A remark for readers.'),
});

/** Fields of the record that a note of type `risk-briefing` carries. */
export const riskRecordFields = {
  event: id.optional().describe('Id of the event (content/events) the note is about.'),
  mit: z.array(mitSubdomain).default([]).describe('MIT AI Risk sub-domains, quoted.'),
  risks: z.array(risk).max(8).default([]).describe('What may happen, how likely, how bad, by when.'),
  indicators: z.array(indicator).max(5).default([]).describe('What to watch.'),
  forecasts: z.array(forecast).max(12).default([]).describe('Sealed at publication and scored in public.'),
  noForecast: text(300).optional().describe('Why there is no forecast.'),
  claims: z.array(claim).max(12).default([]).describe('What the note rests on.'),
  basedOn: z.array(z.string()).default([]).describe('Claims of other notes this one rests on, as note#C1.'),
};

export type Risk = z.output<typeof risk>;
export type Indicator = z.output<typeof indicator>;
export type Forecast = z.output<typeof forecast>;
export type Claim = z.output<typeof claim>;
