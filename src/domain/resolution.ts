import { labels } from '#edition.ts';
import type { ForecastEntry } from '#domain/forecast-list.ts';
import { addDays } from '#domain/days.ts';
import { probabilityPhrase } from '#domain/probability.ts';
import type { outcomes } from '#domain/risk-record.ts';

export type Outcome = Exclude<(typeof outcomes)[number], 'open'>;
export const outcomeChoices: readonly Outcome[] = ['happened', 'not-happened', 'annulled', 'ambiguous'];

/** What readers are told of an outcome. */
export const outcomeLabels: Record<Outcome | 'open', string> = labels.outcomes;

/** Forecasts an editor should look at: those past due first, then those due within `ahead` days. */
export function dueForecasts(forecasts: readonly ForecastEntry[], today: string, ahead = 14): ForecastEntry[] {
  const until = addDays(today, ahead);
  return forecasts.filter(({ state, forecast }) => state !== 'resolved' && forecast.resolvesBy <= until);
}

/** The facts an editor needs to judge one forecast, as lines. */
export function forecastSheet({ key, note, forecast, latest, state }: ForecastEntry): string[] {
  return [
    `${key}  (${note.data.title})`,
    forecast.question,
    `  said       ${latest === null ? 'no number' : probabilityPhrase(latest)}`,
    `  due        ${forecast.resolvesBy}${state === 'overdue' ? '  OVERDUE' : ''}`,
    `  criteria   ${forecast.criteria}`,
    ...(forecast.resolveSource ? [`  look at    ${forecast.resolveSource}`] : []),
  ];
}
