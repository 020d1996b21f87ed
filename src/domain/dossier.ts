import type { ForecastEntry } from '#domain/forecast-list.ts';
import type { Entity, Event, Library, Note } from '#domain/library.ts';
import { type RiskEntry, riskRegister } from '#domain/register.ts';
import type { Indicator } from '#domain/risk-record.ts';

/** What the publication holds on one company, model, regulator, product or government. */
export interface Dossier {
  readonly notes: readonly Note[];
  readonly events: readonly Event[];
  /** Risks that name it as affected, in the order of the register. */
  readonly risks: readonly RiskEntry[];
  readonly indicators: readonly { readonly note: Note; readonly indicator: Indicator }[];
  readonly forecasts: readonly ForecastEntry[];
  readonly parent?: Entity;
  readonly children: readonly Entity[];
}

export function dossier(entity: Entity, library: Library, forecasts: readonly ForecastEntry[]): Dossier {
  const { notes, risks, children } = byEntity(library).get(entity.id) ?? { notes: [], risks: [], children: [] };
  const events = [...new Set(notes.flatMap((note) => note.data.event ?? []))];
  const parent = entity.data.parent ? library.entity(entity.data.parent) : undefined;
  return {
    notes,
    events: events.flatMap((id) => library.event(id) ?? []),
    risks,
    indicators: notes.flatMap((note) => note.data.indicators.map((indicator) => ({ note, indicator }))),
    forecasts: forecastsByEntity(forecasts).get(entity.id) ?? [],
    ...(parent && { parent }),
    children,
  };
}

interface OfEntity {
  readonly notes: Note[];
  readonly risks: RiskEntry[];
  readonly children: Entity[];
}

const indexes = new WeakMap<Library, ReadonlyMap<string, OfEntity>>();

/** What names each entity, sorted out once: there are many entities, and the library is long. */
function byEntity(library: Library): ReadonlyMap<string, OfEntity> {
  const known = indexes.get(library);
  if (known) return known;
  const index = new Map(
    library.entities.map(({ id }): [string, OfEntity] => [id, { notes: [], risks: [], children: [] }]),
  );
  for (const note of library.notes) for (const id of namedIn(note)) index.get(id)?.notes.push(note);
  for (const entry of riskRegister(library))
    for (const id of new Set(entry.risk.affects)) index.get(id)?.risks.push(entry);
  for (const entity of library.entities) index.get(entity.data.parent ?? '')?.children.push(entity);
  indexes.set(library, index);
  return index;
}

const forecastIndexes = new WeakMap<readonly ForecastEntry[], ReadonlyMap<string, readonly ForecastEntry[]>>();

/** The forecasts of the notes that name each entity, in their order. */
function forecastsByEntity(forecasts: readonly ForecastEntry[]): ReadonlyMap<string, readonly ForecastEntry[]> {
  const known = forecastIndexes.get(forecasts);
  if (known) return known;
  const index = new Map<string, ForecastEntry[]>();
  for (const one of forecasts)
    for (const id of namedIn(one.note)) {
      const made = index.get(id);
      if (made) made.push(one);
      else index.set(id, [one]);
    }
  forecastIndexes.set(forecasts, index);
  return index;
}

function namedIn({ data }: Note): Set<string> {
  return new Set([...data.entities, ...data.risks.flatMap((risk) => risk.affects)]);
}

/** As much of a dossier as stays readable on one page: the newest, and the first of each list. The register and the data have the rest. */
export function beginning(all: Dossier): Dossier {
  return {
    ...all,
    risks: all.risks.filter((one) => one.state !== 'lapsed').slice(0, 40),
    notes: all.notes.slice(0, 30),
    indicators: all.indicators.slice(0, 12),
    forecasts: all.forecasts.filter((one) => one.state !== 'resolved').slice(0, 20),
  };
}
