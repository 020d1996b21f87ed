import { addDuration } from '#domain/days.ts';
import type { Note } from '#domain/library.ts';
import type { Problem } from '#domain/problem.ts';
import type { Forecast, Indicator } from '#domain/risk-record.ts';

/**
 * Rules of the risk record that no single field can tell: a forecast made at issue has a horizon of at most a year,
 * probabilities change in order, and an indicator's state is the last of its log.
 */
export function checkRecords(notes: readonly Note[]): Problem[] {
  return notes.flatMap((note) => [
    ...note.data.forecasts.flatMap((forecast, i) =>
      forecastFindings(forecast).map(([field, sentence]) => at(note, ['forecasts', i, field], sentence)),
    ),
    ...note.data.indicators.flatMap((indicator, i) =>
      indicatorFindings(indicator).map(([field, sentence]) => at(note, ['indicators', i, field], sentence)),
    ),
  ]);
}

type Finding = readonly [field: string, sentence: string];

function forecastFindings(forecast: Forecast): Finding[] {
  const { id, opens, resolvesBy, elicited, updates, outcome, resolvedOn } = forecast;
  const found: Finding[] = [];
  if (elicited === 'at-issue') {
    const latest = addDuration(opens, 'P12M');
    if (resolvesBy > latest)
      found.push([
        'resolvesBy',
        `${id} is due on ${resolvesBy}, more than twelve months after it opens. Ask for a date up to ${latest}, or code it as retro-coded if it only restates prose.`,
      ]);
  }
  updates.forEach((update, i) => {
    const previous = updates[i - 1]?.on ?? opens;
    if (update.on < previous || (i > 0 && update.on === previous) || update.on > resolvesBy)
      found.push([
        'updates',
        `the update of ${id} on ${update.on} must come after ${previous} and not after ${resolvesBy}. Write updates in the order they were made, one a day.`,
      ]);
  });
  if (outcome === 'open' && resolvedOn)
    found.push(['resolvedOn', `${id} has a day of resolution and is still open. Give its outcome, or remove the day.`]);
  if (resolvedOn && resolvedOn < opens)
    found.push(['resolvedOn', `${id} is resolved on ${resolvedOn}, before it opens (${opens}). Correct the day.`]);
  return found;
}

function indicatorFindings({ id, state, log }: Indicator): Finding[] {
  const last = log.at(-1);
  const disorder = log.find((row, i) => i > 0 && row.on < (log[i - 1]?.on ?? ''));
  return [
    ...(last && last.state !== state
      ? [
          [
            'state',
            `${id} is “${state}” and the last line of its log says “${last.state}”. Make the two agree.`,
          ] as const,
        ]
      : []),
    ...(disorder
      ? [['log', `the log of ${id} is not in order at ${disorder.on}. Write the oldest line first.`] as const]
      : []),
  ];
}

function at(note: Note, path: readonly (string | number)[], sentence: string): Problem {
  return { code: 'rule', file: note.file, ...note.locate(path), path: path.join('.'), args: { sentence } };
}
