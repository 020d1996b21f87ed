import { z } from 'zod';
import type { Note } from '#domain/library.ts';
import { permanentId } from '#domain/publish.ts';
import { probability, type Forecast } from '#domain/risk-record.ts';

/**
 * The forecast ledger: one JSON object per line, each line's hash taken over the hash before it and its own fields.
 * It is public and append-only, so a forecast cannot be improved after the event without the chain showing it.
 */

/** SHA-256 of a UTF-8 text as 64 hexadecimal digits; the domain computes, an adapter brings the algorithm. */
export type Sha256 = (text: string) => string;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const chained = { sealedAt: z.iso.datetime(), prev: hash, hash };

/** What a forecast was when it was published. */
const forecastLine = z.strictObject({
  kind: z.literal('forecast'),
  id: z.string().regex(/^[a-z0-9-]+#F\d+$/),
  question: z.string(),
  p: probability,
  baseRate: probability.nullable(),
  criteria: z.string(),
  opens: z.iso.date(),
  resolvesBy: z.iso.date(),
  ...chained,
});

/** A later probability; it counts from the day it was sealed. */
const updateLine = z.strictObject({
  kind: z.literal('update'),
  id: z.string().regex(/^[a-z0-9-]+#F\d+$/),
  on: z.iso.date(),
  p: probability,
  ...chained,
});

export const ledgerLine = z.discriminatedUnion('kind', [forecastLine, updateLine]);
export type LedgerLine = z.output<typeof ledgerLine>;
export type SealedForecast = z.output<typeof forecastLine>;
export type SealedUpdate = z.output<typeof updateLine>;

/** Length and last hash of the ledger, kept in a file beside it: without it nobody would miss the last line. */
export const ledgerHead = z.strictObject({ lines: z.int().min(0), hash });
export type LedgerHead = z.output<typeof ledgerHead>;

/** A ledger as it stands on disk: unread lines, so that what is broken can be told by line. */
export interface LedgerFile {
  readonly lines: readonly string[];
  readonly head: string | undefined;
}

/** Where a chain begins. */
export const genesis = '0'.repeat(64);

/** Fields in the order of their names and no white space, so that the same facts always give the same bytes. */
export function canonicalJson(fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** The hash of a line: over the hash before it and every field but its own hash and `prev`. */
export function lineHash(line: Omit<LedgerLine, 'hash'>, sha256: Sha256): string {
  const fields = Object.entries(line).filter(([name]) => name !== 'hash' && name !== 'prev');
  return sha256(line.prev + canonicalJson(Object.fromEntries(fields)));
}

/** The sealed fields of a forecast made at issue. */
export function sealedFields(note: Note, forecast: Forecast) {
  const { question, p, baseRate = null, criteria, opens, resolvesBy } = forecast;
  return {
    kind: 'forecast' as const,
    id: `${permanentId(note)}#${forecast.id}`,
    question,
    p,
    baseRate,
    criteria,
    opens,
    resolvesBy,
  };
}

type Unchained = Record<string, unknown> & { kind: string; id: string };

/**
 * Lines to append for what is public and not sealed yet: forecasts made at issue that are still open, then their updates.
 * A forecast whose outcome is already known stays out: sealing it now would prove nothing.
 * @param notes public notes only: the ledger is public, and an embargoed question must not stand in it.
 */
export function linesToSeal(
  notes: readonly Note[],
  ledger: readonly LedgerLine[],
  at: Date,
  sha256: Sha256,
): LedgerLine[] {
  const sealed = new Set(ledger.map(lineKey));
  const due = notes.flatMap((note) =>
    note.data.forecasts
      .filter((forecast) => forecast.elicited === 'at-issue')
      .filter((forecast) => forecast.outcome === 'open' || sealed.has(`${permanentId(note)}#${forecast.id}`))
      .flatMap((forecast): Unchained[] => [
        sealedFields(note, forecast),
        ...forecast.updates.map(({ on, p }) => ({ kind: 'update', id: `${permanentId(note)}#${forecast.id}`, on, p })),
      ]),
  );
  let prev = ledger.at(-1)?.hash ?? genesis;
  return due
    .filter((fields) => !sealed.has(lineKey(fields as unknown as LedgerLine)))
    .map((fields) => {
      const line = { ...fields, sealedAt: at.toISOString(), prev } as unknown as Omit<LedgerLine, 'hash'>;
      prev = lineHash(line, sha256);
      return ledgerLine.parse({ ...line, hash: prev });
    });
}

/** What may stand in a ledger only once: a forecast, and one update of it per day. */
export function lineKey(line: LedgerLine): string {
  return line.kind === 'forecast' ? line.id : `${line.id}@${line.on}`;
}

/** A line as it is written to the file. */
export function ledgerText(line: LedgerLine): string {
  return JSON.stringify(line);
}
