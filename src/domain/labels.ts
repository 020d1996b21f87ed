import { inBrowser, labels } from '#edition.ts';
import type { EntityData } from '#domain/entity.ts';
import type { EventData } from '#domain/event.ts';
import { type Level, likelihoodPhrase, probabilityPhrase } from '#domain/probability.ts';
import type { RiskState } from '#domain/register.ts';
import type { Claim, Indicator, Risk } from '#domain/risk-record.ts';

/**
 * What readers see for the words of the record, in the language of the edition. A state has a shape beside its word:
 * colour alone says nothing to some.
 */
export const riskTypeLabels: Record<Risk['type'], string> = labels.riskTypes;
export const riskStateLabels: Record<RiskState, string> = labels.riskStates;

/** Likelihood and impact. */
export const levelLabels: Record<Level, string> = inBrowser.levels;
export const confidenceLabels: Record<Risk['confidence'], string> = labels.confidence;
export const indicatorStateLabels: Record<Indicator['state'], string> = labels.indicatorStates;
export const claimKindLabels: Record<Claim['kind'], string> = labels.claimKinds;
export const claimStatusLabels: Record<Claim['status'], string> = labels.claimStatuses;
export const eventKindLabels: Record<EventData['kind'], string> = labels.eventKinds;

/** The OECD's words for the severity of an event. */
export const severityLabels: Record<EventData['severity'], string> = labels.severities;
export const eventStatusLabels: Record<EventData['status'], string> = labels.eventStatuses;
export const entityKindLabels: Record<EntityData['kind'], string> = labels.entityKinds;

/** Sub-domains of the MIT AI Risk Repository by their code. */
export const mitLabels: Record<string, string> = labels.mit;

/** Probability or level of a risk as readers read it: words with their range, and our number where there is one. */
export function likelihoodText(risk: Risk): string {
  return risk.p === undefined ? likelihoodPhrase(risk.likelihood ?? 'Very Low') : probabilityPhrase(risk.p);
}
