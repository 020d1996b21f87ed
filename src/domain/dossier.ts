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
  const notes = library.notes.filter(
    ({ data }) => data.entities.includes(entity.id) || data.risks.some((risk) => risk.affects.includes(entity.id)),
  );
  const held = new Set(notes.map((note) => note.id));
  const events = [...new Set(notes.flatMap((note) => note.data.event ?? []))];
  const parent = entity.data.parent ? library.entity(entity.data.parent) : undefined;
  return {
    notes,
    events: events.flatMap((id) => library.event(id) ?? []),
    risks: riskRegister(library).filter(({ risk }) => risk.affects.includes(entity.id)),
    indicators: notes.flatMap((note) => note.data.indicators.map((indicator) => ({ note, indicator }))),
    forecasts: forecasts.filter((one) => held.has(one.note.id)),
    ...(parent && { parent }),
    children: library.entities.filter((one) => one.data.parent === entity.id),
  };
}
