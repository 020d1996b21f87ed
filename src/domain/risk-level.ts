import { levels, type Risk } from '#domain/risk-record.ts';

export type Level = (typeof levels)[number];

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

/** The likelihood band of a risk; a probability falls into one by NIST SP 800-30 r1, table G-2 (per cent, upper ends). */
function likelihoodOf({ p, likelihood }: Pick<Risk, 'p' | 'likelihood'>): Level {
  if (likelihood) return likelihood;
  const percent = (p ?? 0) * 100;
  const band = [4, 20, 79, 95, 100].findIndex((end) => percent <= end);
  return levels[band] ?? 'Very High';
}

/** Level of one risk. */
export function riskLevel(risk: Pick<Risk, 'p' | 'likelihood' | 'impact'>): Level {
  return combined[levels.indexOf(likelihoodOf(risk))]?.[levels.indexOf(risk.impact)] ?? 'Moderate';
}

/** The highest level among risks, or undefined when there are none. */
export function highestLevel(risks: readonly Pick<Risk, 'p' | 'likelihood' | 'impact'>[]): Level | undefined {
  const found = risks.map((risk) => levels.indexOf(riskLevel(risk)));
  return found.length > 0 ? levels[Math.max(...found)] : undefined;
}
