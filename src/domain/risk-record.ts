import { z } from 'zod';
import { day, id, rule, text } from '#domain/fields.ts';

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
export const mitSubdomain = z.string().regex(/^(?:1\.[1-3]|2\.[12]|3\.[12]|4\.[1-3]|5\.[12]|6\.[1-6]|7\.[1-6])$/, {
  error: 'a sub-domain of the MIT AI Risk Repository, in quotes: "1.1" to "7.6"',
});

/** ICD 203: never 0 and never 1. */
export const probability = z.number().min(0.01).max(0.99);
const sourceIds = z.array(z.string()).default([]);

export const risk = z
  .strictObject({
    id: z.string().regex(/^R\d+$/, { error: 'R and a number, e.g. R1' }),
    statement: text(220).describe('One proposition.'),
    type: z.enum(riskTypes),
    p: probability.optional().describe('Our probability, 0.01 to 0.99; or give a likelihood.'),
    likelihood: z.enum(levels).optional(),
    impact: z.enum(levels),
    horizon: z.string().regex(/^P(?:\d+Y)?(?:\d+M)?(?:\d+D)?$/, { error: 'an ISO 8601 duration, e.g. P6M' }),
    confidence: z.enum(confidences).default('moderate'),
    affects: z.array(z.string()).default([]).describe('Ids of entities.'),
    basedOn: z
      .array(z.string())
      .default([])
      .describe('Ids of claims this rests on, e.g. C1; one of another note as note#C1.'),
    materialised: day.optional(),
    evidence: sourceIds,
    mitigations: z.array(text(200)).default([]),
    wording: text(200).optional().describe('The words of the text, where it gives no number.'),
    note: text(400).optional(),
  })
  .superRefine(
    rule((it) => (it.p === undefined) !== (it.likelihood === undefined), 'give either p or likelihood, not both'),
  );

export const indicator = z.strictObject({
  id: z.string().regex(/^I\d+$/, { error: 'I and a number, e.g. I1' }),
  name: text(80),
  watch: text(240),
  cadence: z.enum(['daily', 'weekly', 'monthly', 'event']),
  up: text(200).describe('What raises the risk.'),
  down: text(200).describe('What lowers it.'),
  state: z.enum(indicatorStates),
  log: z
    .array(z.strictObject({ on: day, state: z.enum(indicatorStates), note: text(300), source: z.string() }))
    .default([]),
});

export const forecast = z
  .strictObject({
    id: z.string().regex(/^F\d+$/, { error: 'F and a number, e.g. F1' }),
    question: text(260),
    p: probability.nullable().describe('Our probability; null only for forecasts coded afterwards from prose.'),
    wording: text(300).optional(),
    elicited: z.enum(['at-issue', 'retro-coded']),
    opens: day,
    resolvesBy: day,
    criteria: text(500),
    resolveSource: text(300).optional(),
    baseRate: probability.optional(),
    trueAtIssue: z.boolean().default(false),
    updates: z.array(z.strictObject({ on: day, p: probability, why: text(300) })).default([]),
    outcome: z.enum(outcomes).default('open'),
    resolvedOn: day.optional(),
    evidence: sourceIds,
    note: text(500).optional(),
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
  id: z.string().regex(/^C\d+$/, { error: 'C and a number, e.g. C1' }),
  kind: z.enum(claimKinds),
  text: text(300),
  status: z.enum(claimStatuses),
  sources: sourceIds,
  central: z.boolean().default(false),
  note: text(400).optional(),
});

/** Fields of the record that a note of type `risk-briefing` carries. */
export const riskRecordFields = {
  event: id.optional().describe('Id of the event (content/events) the note is about.'),
  mit: z.array(mitSubdomain).default([]).describe('MIT AI Risk sub-domains, quoted.'),
  risks: z.array(risk).max(8).default([]),
  indicators: z.array(indicator).max(5).default([]),
  forecasts: z.array(forecast).max(12).default([]),
  noForecast: text(300).optional().describe('Why there is no forecast.'),
  claims: z.array(claim).max(12).default([]),
  basedOn: z.array(z.string()).default([]).describe('Claims of other notes this one rests on, as note#C1.'),
};

export type Risk = z.output<typeof risk>;
export type Indicator = z.output<typeof indicator>;
export type Forecast = z.output<typeof forecast>;
export type Claim = z.output<typeof claim>;
