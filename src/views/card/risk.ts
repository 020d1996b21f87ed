import { levelLabels } from '#domain/labels.ts';
import { levels, type Risk } from '#domain/risk-record.ts';
import { formatDay } from '#domain/time.ts';

/** The gravest risk of a note's record, as far as a card can show it. */
export interface CardRisk {
  /** The level as readers read it. */
  readonly impact: string;
  /** 1 (Very Low) to 5 (Very High). */
  readonly impactStep: number;
  /** `Moderate`, or `35% likely` where the record gives a probability. */
  readonly likelihood: string;
  readonly likelihoodStep: number;
  readonly horizonMonths: number;
  /** The day on which it happened, for readers. */
  readonly materialised?: string;
}

/**
 * Upper bounds of the five bands of likelihood, for placing a probability among them.
 * Source: NIST SP 800-30 r1, table G-2 (semi-quantitative values 0–4, 5–20, 21–79, 80–95, 96–100).
 */
const bands = [0.04, 0.2, 0.79, 0.95, 1];

/** The risk of highest impact, then highest likelihood, then first in the record; undefined when there is none. */
export function topRisk(risks: readonly Risk[]): CardRisk | undefined {
  return risks
    .map(cardRisk)
    .reduce<CardRisk | undefined>((top, one) => (!top || graver(one, top) ? one : top), undefined);
}

function graver(a: CardRisk, b: CardRisk): boolean {
  return a.impactStep > b.impactStep || (a.impactStep === b.impactStep && a.likelihoodStep > b.likelihoodStep);
}

function cardRisk(risk: Risk): CardRisk {
  const likelihoodStep =
    risk.p === undefined
      ? levels.indexOf(risk.likelihood ?? 'Moderate') + 1
      : bands.findIndex((top) => (risk.p ?? 0) <= top) + 1;
  return {
    impact: levelLabels[risk.impact],
    impactStep: levels.indexOf(risk.impact) + 1,
    likelihood:
      risk.p === undefined ? (risk.likelihood ? levelLabels[risk.likelihood] : '') : `${Math.round(risk.p * 100)}%`,
    likelihoodStep,
    horizonMonths: months(risk.horizon),
    ...(risk.materialised && { materialised: formatDay(risk.materialised) }),
  };
}

/** Months of an ISO 8601 duration such as `P6M` or `P1Y`; days count as parts of a 30-day month. */
export function months(duration: string): number {
  const [, years = '0', month = '0', days = '0'] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(duration) ?? [];
  return Number(years) * 12 + Number(month) + Math.round(Number(days) / 30);
}
