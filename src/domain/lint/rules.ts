import type { Rule } from '#domain/lint/finding.ts';
import { unlinkedSource } from '#domain/lint/rules/attribution.ts';
import { afterPublication, impossibleOrder } from '#domain/lint/rules/chronology.ts';
import { faqUnanswered, singleOrigin } from '#domain/lint/rules/evidence.ts';
import { unsourcedFigure } from '#domain/lint/rules/figures.ts';
import {
  certainty,
  expectationWithoutNumber,
  forecastAlreadyTrue,
  forecastDue,
  vagueForecast,
} from '#domain/lint/rules/forecasts.ts';
import { longBrief, longHeadline, longTakeaway } from '#domain/lint/rules/lengths.ts';
import { deadLink, linkText } from '#domain/lint/rules/links.ts';
import { headingOrder, weakAlt } from '#domain/lint/rules/pictures.ts';
import { closedMarket, wrongWeekday } from '#domain/lint/rules/sessions.ts';
import { spelling } from '#domain/lint/rules/spelling.ts';
import { foreignTicker } from '#domain/lint/rules/tickers.ts';
import { currencyCode, percentOrPoints } from '#domain/lint/rules/units.ts';
import { advice, doubledWord, placeholder, superlative } from '#domain/lint/rules/wording.ts';

/** The rules that need no dictionary, which takes its time. */
export const rulesBeforeSpelling: readonly Rule[] = [
  placeholder,
  unlinkedSource,
  unsourcedFigure,
  singleOrigin,
  closedMarket,
  wrongWeekday,
  afterPublication,
  impossibleOrder,
  percentOrPoints,
  currencyCode,
  foreignTicker,
  vagueForecast,
  expectationWithoutNumber,
  certainty,
  forecastDue,
  forecastAlreadyTrue,
  faqUnanswered,
  weakAlt,
  headingOrder,
  linkText,
  deadLink,
  longHeadline,
  longTakeaway,
  longBrief,
  superlative,
  advice,
  doubledWord,
];

/** The rules of the house, in the order in which an editor would mend them. */
export const rules: readonly Rule[] = [...rulesBeforeSpelling, spelling];
