import { words } from '#edition.ts';
import { type PublicChange, publicChanges } from '#domain/corrections.ts';
import type { ForecastEntry } from '#domain/forecast-list.ts';
import { indicatorStateLabels } from '#domain/labels.ts';
import type { Event, Library, Note } from '#domain/library.ts';
import { paths } from '#domain/paths.ts';
import { type RiskEntry, riskRegister } from '#domain/register.ts';
import { outcomeLabels } from '#domain/resolution.ts';
import type { Indicator } from '#domain/risk-record.ts';
import { localDay } from '#domain/time.ts';
import { site } from '#site.ts';

/** One thing that happened in a story, to the world or to what we said about it. */
export interface Moment {
  readonly day: string;
  readonly kind: 'event' | 'note' | 'change' | 'indicator' | 'risk' | 'forecast';
  readonly label: string;
  readonly text: string;
  /** Page of ours, or the source of a happening. */
  readonly href?: string;
  readonly source?: string;
}

/** Everything the publication holds on one event. */
export interface Storyline {
  readonly notes: readonly Note[];
  /** Oldest first. */
  readonly moments: readonly Moment[];
  readonly risks: readonly RiskEntry[];
  readonly forecasts: readonly ForecastEntry[];
  readonly indicators: readonly { readonly note: Note; readonly indicator: Indicator }[];
}

/** The story of an event: what happened, what we said, and how what we said changed. */
export function storyline(event: Event, library: Library, forecasts: readonly ForecastEntry[]): Storyline {
  const { notes, risks, changes } = byEvent(library).get(event.id) ?? { notes: [], risks: [], changes: [] };
  const made = forecastsOfEvents(forecasts).get(event.id) ?? [];
  const moments = [
    ...happenings(event),
    ...notes.flatMap((note) => [published(note), ...indicatorMoments(note)]),
    ...changes.map((one): Moment => ({
      day: localDay(one.change.at, site.zone),
      kind: 'change',
      label: one.label,
      text: one.change.summary,
      href: `${paths.corrections}#${one.id}`,
    })),
    ...risks.flatMap(materialised),
    ...made.flatMap(resolved),
  ];
  return {
    notes,
    // Stable, so that on one day the world comes before what we said of it.
    moments: moments.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1)),
    risks,
    forecasts: made,
    indicators: notes.flatMap((note) => note.data.indicators.map((indicator) => ({ note, indicator }))),
  };
}

interface OfEvent {
  readonly notes: Note[];
  readonly risks: RiskEntry[];
  readonly changes: PublicChange[];
}

const indexes = new WeakMap<Library, ReadonlyMap<string, OfEvent>>();

/** What belongs to each event, sorted out once: events grow with the library. */
function byEvent(library: Library): ReadonlyMap<string, OfEvent> {
  const known = indexes.get(library);
  if (known) return known;
  const index = new Map(library.events.map(({ id }): [string, OfEvent] => [id, { notes: [], risks: [], changes: [] }]));
  const at = (entry: { readonly data: object }) => index.get('event' in entry.data ? String(entry.data.event) : '');
  for (const note of library.notes) at(note)?.notes.push(note);
  for (const risk of riskRegister(library)) at(risk.note)?.risks.push(risk);
  for (const change of publicChanges(library)) at(change.entry)?.changes.push(change);
  indexes.set(library, index);
  return index;
}

const forecastIndexes = new WeakMap<readonly ForecastEntry[], ReadonlyMap<string | undefined, ForecastEntry[]>>();

function forecastsOfEvents(
  forecasts: readonly ForecastEntry[],
): ReadonlyMap<string | undefined, readonly ForecastEntry[]> {
  const known = forecastIndexes.get(forecasts) ?? Map.groupBy(forecasts, ({ note }) => note.data.event);
  forecastIndexes.set(forecasts, known);
  return known;
}

function happenings(event: Event): Moment[] {
  return event.data.timeline.map(({ on, text, source }) => ({
    day: on,
    kind: 'event',
    label: words.events.happened,
    text,
    ...(source && { href: source.url, source: source.publisher }),
  }));
}

function published(note: Note): Moment {
  return {
    day: localDay(note.data.publishedAt, site.zone),
    kind: 'note',
    label: words.events.published,
    text: note.data.title,
    href: paths.note(note.id),
  };
}

function indicatorMoments(note: Note): Moment[] {
  return note.data.indicators.flatMap(({ id, name, log }) =>
    log.map((row) => ({
      day: row.on,
      kind: 'indicator' as const,
      label: words.events.indicator(indicatorStateLabels[row.state]),
      text: `${name}: ${row.note}.`,
      href: `${paths.note(note.id)}#${id}`,
    })),
  );
}

function materialised({ note, risk }: RiskEntry): Moment[] {
  if (!risk.materialised) return [];
  const href = `${paths.note(note.id)}#${risk.id}`;
  return [{ day: risk.materialised, kind: 'risk', label: words.events.materialised, text: risk.statement, href }];
}

function resolved({ note, forecast }: ForecastEntry): Moment[] {
  if (!forecast.resolvedOn) return [];
  return [
    {
      day: forecast.resolvedOn,
      kind: 'forecast',
      label: words.events.forecast(outcomeLabels[forecast.outcome]),
      text: forecast.question,
      href: `${paths.note(note.id)}#${forecast.id}`,
    },
  ];
}
