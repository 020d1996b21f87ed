import type { EntityData } from '#domain/entity.ts';
import type { EventData } from '#domain/event.ts';
import { likelihoodPhrase, probabilityPhrase } from '#domain/probability.ts';
import type { RiskState } from '#domain/register.ts';
import type { Claim, Indicator, Risk } from '#domain/risk-record.ts';

/** What readers see for the words of the record. A state has a shape beside its word: colour alone says nothing to some. */

export const riskTypeLabels: Record<Risk['type'], string> = {
  operational: 'Operational',
  regulatory: 'Regulatory',
  'reputational-market': 'Reputation and market',
  'vendor-concentration': 'Vendor concentration',
  'legal-ip': 'Legal and IP',
  geopolitical: 'Geopolitical',
};

export const riskStateLabels: Record<RiskState, string> = {
  open: 'Open',
  materialised: 'Materialised',
  lapsed: 'Horizon passed',
};

export const indicatorStateLabels: Record<Indicator['state'], string> = {
  triggered: 'Triggered',
  watch: 'Watch',
  quiet: 'Quiet',
  cleared: 'Cleared',
};

export const claimKindLabels: Record<Claim['kind'], string> = {
  fact: 'Fact',
  interpretation: 'Interpretation',
  estimate: 'Estimate',
  forecast: 'Forecast',
};

export const claimStatusLabels: Record<Claim['status'], string> = {
  supported: 'Supported',
  'single-source': 'Single source',
  disputed: 'Disputed',
  contradicted: 'Contradicted',
  withdrawn: 'Withdrawn',
};

export const eventKindLabels: Record<EventData['kind'], string> = {
  exposure: 'Exposure',
  'unauthorised-access': 'Unauthorised access',
  'weights-exfiltration': 'Weights exfiltration',
  misuse: 'Misuse',
  malfunction: 'Malfunction',
  vulnerability: 'Vulnerability',
  'capability-jump': 'Capability jump',
  policy: 'Policy',
  market: 'Market',
};

/** The OECD's words for the severity of an event. */
export const severityLabels: Record<EventData['severity'], string> = {
  'ai-incident': 'AI incident',
  'ai-hazard': 'AI hazard',
  'serious-ai-incident': 'Serious AI incident',
  'ai-disaster': 'AI disaster',
  complementary: 'Complementary information',
  'not-ai': 'Not an AI event',
};

export const eventStatusLabels: Record<EventData['status'], string> = {
  reported: 'Reported',
  confirmed: 'Confirmed',
  disputed: 'Disputed',
  corrected: 'Corrected',
  closed: 'Closed',
};

export const entityKindLabels: Record<EntityData['kind'], string> = {
  company: 'Company',
  model: 'Model',
  regulator: 'Regulator',
  product: 'Product',
  government: 'Government',
};

/** Sub-domains of the MIT AI Risk Repository by their code. */
export const mitLabels: Record<string, string> = {
  '1.1': 'Unfair discrimination and misrepresentation',
  '1.2': 'Exposure to toxic content',
  '1.3': 'Unequal performance across groups',
  '2.1': 'Compromise of privacy',
  '2.2': 'AI system security vulnerabilities and attacks',
  '3.1': 'False or misleading information',
  '3.2': 'Pollution of information ecosystem',
  '4.1': 'Disinformation, surveillance and influence at scale',
  '4.2': 'Cyberattacks, weapon development or use, and mass harm',
  '4.3': 'Fraud, scams and targeted manipulation',
  '5.1': 'Overreliance and unsafe use',
  '5.2': 'Loss of human agency and autonomy',
  '6.1': 'Power centralization and unfair distribution of benefits',
  '6.2': 'Increased inequality and decline in employment quality',
  '6.3': 'Economic and cultural devaluation of human effort',
  '6.4': 'Competitive dynamics',
  '6.5': 'Governance failure',
  '6.6': 'Environmental harm',
  '7.1': 'AI pursuing its own goals in conflict with human goals or values',
  '7.2': 'AI possessing dangerous capabilities',
  '7.3': 'Lack of capability or robustness',
  '7.4': 'Lack of transparency or interpretability',
  '7.5': 'AI welfare and rights',
  '7.6': 'Multi-agent risks',
};

/** Probability or level of a risk as readers read it: words with their range, and our number where there is one. */
export function likelihoodText(risk: Risk): string {
  return risk.p === undefined ? likelihoodPhrase(risk.likelihood ?? 'Very Low') : probabilityPhrase(risk.p);
}
