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
  const { notes, risks } = byEntity(library).get(entity.id) ?? { notes: [], risks: [] };
  const held = new Set(notes);
  const events = [...new Set(notes.flatMap((note) => note.data.event ?? []))];
  const parent = entity.data.parent ? library.entity(entity.data.parent) : undefined;
  return {
    notes,
    events: events.flatMap((id) => library.event(id) ?? []),
    risks,
    indicators: notes.flatMap((note) => note.data.indicators.map((indicator) => ({ note, indicator }))),
    forecasts: forecasts.filter((one) => held.has(one.note)),
    ...(parent && { parent }),
    children: library.entities.filter((one) => one.data.parent === entity.id),
  };
}

interface OfEntity {
  readonly notes: Note[];
  readonly risks: RiskEntry[];
}

const indexes = new WeakMap<Library, ReadonlyMap<string, OfEntity>>();

/** What names each entity, sorted out once: there are many entities, and the library is long. */
function byEntity(library: Library): ReadonlyMap<string, OfEntity> {
  const known = indexes.get(library);
  if (known) return known;
  const index = new Map(library.entities.map(({ id }): [string, OfEntity] => [id, { notes: [], risks: [] }]));
  for (const note of library.notes) {
    const named = new Set([...note.data.entities, ...note.data.risks.flatMap((risk) => risk.affects)]);
    for (const id of named) index.get(id)?.notes.push(note);
  }
  for (const entry of riskRegister(library))
    for (const id of new Set(entry.risk.affects)) index.get(id)?.risks.push(entry);
  indexes.set(library, index);
  return index;
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
