import type { Library, Note } from '#domain/library.ts';
import type { LedgerLine, SealedForecast, SealedUpdate } from '#domain/ledger.ts';
import { permanentId } from '#domain/publish.ts';
import type { Forecast } from '#domain/risk-record.ts';
import type { Held } from '#domain/scoring.ts';
import { localDay } from '#domain/time.ts';
import { site } from '#site.ts';

/** Sealed forecasts; undefined where the publication keeps no ledger. */
export type Ledger = readonly LedgerLine[] | undefined;

export type ForecastState = 'open' | 'overdue' | 'resolved';

/** A forecast of a public note, with what the ledger says of it. */
export interface ForecastEntry {
  /** `note#F1`. */
  readonly key: string;
  readonly note: Note;
  readonly forecast: Forecast;
  /** `overdue`: its day has passed and nobody has resolved it yet. */
  readonly state: ForecastState;
  /** First and latest probability; null for a forecast coded from prose without a number. */
  readonly first: number | null;
  readonly latest: number | null;
  /** The ledger's line and its number (from 1), if it is sealed. */
  readonly seal?: { readonly line: SealedForecast; readonly number: number };
  /** Probabilities that count for the score, each from its day. Empty where none can count. */
  readonly held: readonly Held[];
}

/** All forecasts of public notes, soonest due first. */
export function forecastList(library: Library, ledger: Ledger): ForecastEntry[] {
  const seals = new Map<string, { line: SealedForecast; number: number }>();
  const updates = new Map<string, SealedUpdate[]>();
  ledger?.forEach((line, i) => {
    if (line.kind === 'forecast') seals.set(line.id, { line, number: i + 1 });
    else updates.set(line.id, [...(updates.get(line.id) ?? []), line]);
  });
  const today = localDay(library.now, site.zone);
  return library.notes
    .flatMap((note) =>
      note.data.forecasts.map((forecast): ForecastEntry => {
        const key = `${permanentId(note)}#${forecast.id}`;
        const seal = seals.get(key);
        return {
          key,
          note,
          forecast,
          state: forecast.outcome !== 'open' ? 'resolved' : forecast.resolvesBy < today ? 'overdue' : 'open',
          first: forecast.p,
          latest: forecast.updates.at(-1)?.p ?? forecast.p,
          ...(seal && { seal }),
          held: ledger ? sealedPath(seal?.line, updates.get(key) ?? []) : statedPath(forecast),
        };
      }),
    )
    .sort((a, b) =>
      a.forecast.resolvesBy !== b.forecast.resolvesBy
        ? a.forecast.resolvesBy < b.forecast.resolvesBy
          ? -1
          : 1
        : a.key < b.key
          ? -1
          : 1,
    );
}

/** Without a ledger the notes are taken at their word, and the page says so. */
function statedPath({ p, opens, updates }: Forecast): Held[] {
  return p === null ? [] : [{ on: opens, p }, ...updates.map(({ on, p: next }) => ({ on, p: next }))];
}

/** With a ledger only what was sealed counts, and from the day it was sealed: a late seal earns no early days. */
function sealedPath(first: SealedForecast | undefined, updates: readonly SealedUpdate[]): Held[] {
  if (!first) return [];
  const from = (day: string, sealedAt: string) => {
    const sealed = localDay(new Date(sealedAt), site.zone);
    return sealed > day ? sealed : day;
  };
  const later = updates.map(({ on, p, sealedAt }) => ({ on: from(on, sealedAt), p }));
  return [{ on: from(first.opens, first.sealedAt), p: first.p }, ...later.sort((a, b) => (a.on < b.on ? -1 : 1))];
}
