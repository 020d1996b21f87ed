import { type Level, likelihoodOf } from '#domain/probability.ts';
import { levels, type Risk } from '#domain/risk-record.ts';

/**
 * Level of risk by likelihood (rows, from Very Low) and impact (columns): NIST SP 800-30 r1, table I-2. It serves to
 * find notes, not to rank them: tables of this kind cannot stay consistent with quantities (Cox 2008).
 */
const combined: readonly (readonly Level[])[] = [
  ['Very Low', 'Very Low', 'Very Low', 'Low', 'Low'],
  ['Very Low', 'Low', 'Low', 'Low', 'Moderate'],
  ['Very Low', 'Low', 'Moderate', 'Moderate', 'High'],
  ['Very Low', 'Low', 'Moderate', 'High', 'Very High'],
  ['Very Low', 'Low', 'Moderate', 'High', 'Very High'],
];

/** Level of one risk. */
export function riskLevel({ p, likelihood, impact }: Pick<Risk, 'p' | 'likelihood' | 'impact'>): Level {
  const band = likelihood ?? likelihoodOf(p ?? 0);
  return combined[levels.indexOf(band)]?.[levels.indexOf(impact)] ?? 'Moderate';
}

/** The highest level among risks, or undefined when there are none. */
export function highestLevel(risks: readonly Pick<Risk, 'p' | 'likelihood' | 'impact'>[]): Level | undefined {
  const found = risks.map((risk) => levels.indexOf(riskLevel(risk)));
  return found.length > 0 ? levels[Math.max(...found)] : undefined;
}
