/**
 * What is known of one message to one channel. A row is never stored: it is what its journal records add up to.
 * Brief: key `2026-11-23/main`. Reply to a brief: key `2026-11-23/main/reply-2`.
 */
export interface DeliveryRow {
  readonly key: string;
  readonly state: DeliveryState;
  /** Milliseconds since 1970 of the last record. All moments of a row are such numbers. */
  readonly at: number;
  readonly kind: 'brief' | 'reply';
  readonly day: string;
  readonly channel: string;
  readonly chat: string;
  readonly window: Window;
  /** Body of the call, as it was or will be sent, and what a probe compares. */
  readonly message?: object;
  readonly url?: string;
  readonly textSha?: string;
  readonly variant?: Variant;
  readonly delayed?: boolean;
  /** Number of calls of sendMessage so far. */
  readonly attempt: number;
  /** Highest message id known in the channel before the call: ours is above it. `control` is known to exist. */
  readonly head?: number;
  readonly control?: number;
  readonly notBefore?: number;
  /** Failed connections in a row, for the length of the pause between them. */
  readonly refusals?: number;
  /** Rejections in a row that no rule explains. */
  readonly oddities?: number;
  /** UNKNOWN: end of the call, the offsets (ms) of the probes after it, and what they gave. */
  readonly since?: number;
  readonly schedule?: readonly number[];
  readonly probes?: readonly Probe[];
  /** What FAILED_CONTENT tries next; null when there is nothing left to try. */
  readonly next?: Variant | null;
  /** The id Telegram answered “done” with. Whatever looks find afterwards, the message is never sent again by itself. */
  readonly answered?: number | null;
  readonly messageId?: number;
  /** How the id was learned: from the answer, by a probe, or from a person. */
  readonly learned?: 'answer' | 'probe' | 'person';
  /** Ids of this row that are not to be found again: retracted posts. */
  readonly gone?: readonly number[];
  readonly replyTo?: number;
  /** Number of edits. */
  readonly revision?: number;
  readonly why?: string;
  /** What the operators are told once the message is out; before that it would only hold it up. */
  readonly warnings?: readonly string[];
}

export type DeliveryState =
  | 'PLANNED'
  | 'NOTHING'
  | 'READY'
  | 'INTENT'
  | 'UNKNOWN'
  | 'HOLD'
  | 'WAIT_CONFIG'
  | 'FAILED_CONTENT'
  | 'SKIPPED_LATE'
  | 'SENT'
  | 'EDITING'
  | 'RETRACTING'
  | 'RETRACTED';

/** `plain`: without markup, after Telegram refused it. `short`: headlines only, after Telegram found it too long. */
export type Variant = 'full' | 'plain' | 'short';
export type Probe = { readonly at: number; readonly clean: boolean; readonly why?: string };

/** From when a message may go, from when it says “Delayed” and is silent, and when it is too late. */
export interface Window {
  readonly from: number;
  readonly late: number;
  readonly until: number;
}

/** One line of the journal: what changed, and when. */
export type DeliveryRecord = Pick<DeliveryRow, 'key' | 'state' | 'at'> & Partial<DeliveryRow>;

/** Rows by key, in the order in which they were planned. Later records override earlier ones, field by field. */
export function rowsOf(records: readonly DeliveryRecord[]): Map<string, DeliveryRow> {
  const rows = new Map<string, DeliveryRow>();
  for (const record of records)
    rows.set(record.key, { ...(rows.get(record.key) ?? { attempt: 0 }), ...record } as DeliveryRow);
  return rows;
}

/** States in which it is not known whether the message is in the channel. */
export function isOpen(row: DeliveryRow): boolean {
  return row.state === 'INTENT' || row.state === 'UNKNOWN';
}

/** Exit codes of `brief`: 0 done, 10 late, 20 a person must look, 30 configuration, 40 content. */
export function exitCode(rows: readonly DeliveryRow[]): number {
  const codes = rows.map((row) => codeOf[row.state]);
  return [20, 30, 40, 10].find((code) => codes.includes(code)) ?? 0;
}

const codeOf: Record<DeliveryState, number> = {
  SENT: 0,
  RETRACTED: 0,
  NOTHING: 0,
  PLANNED: 0,
  SKIPPED_LATE: 10,
  INTENT: 20,
  UNKNOWN: 20,
  HOLD: 20,
  EDITING: 20,
  RETRACTING: 20,
  READY: 30,
  WAIT_CONFIG: 30,
  FAILED_CONTENT: 40,
};
