import { type DeliveryRecord, type DeliveryRow, rowsOf, type Variant } from '#domain/delivery.ts';
import { ConfigurationError } from '#domain/user-error.ts';
import type { Journal, JournalStore } from '#adapters/journal.ts';
import type { Call } from '#adapters/telegram.ts';

/** A message made for one channel, or why there is none. */
export type Rendered =
  | {
      readonly kind: 'message';
      readonly message: object;
      /** As it is shown, after parsing. */
      readonly text: string;
      readonly url: string;
      readonly warnings?: readonly string[];
    }
  | { readonly kind: 'nothing'; readonly why: string; readonly tell: boolean }
  | { readonly kind: 'broken'; readonly why: string };

export interface RenderRequest {
  readonly row: DeliveryRow;
  readonly variant: Variant;
  readonly delayed: boolean;
  readonly now: number;
  /** When the brief before this one went out in this channel. */
  readonly lastBriefAt?: Date;
}

/** What the sender needs of the world. Tests give a fake Telegram and a clock that obeys. */
export interface SenderPorts {
  readonly call: Call;
  readonly journal: JournalStore;
  readonly clock: Clock;
  /** Chat into which posts are forwarded to read them, and where operators are told. */
  readonly ops: string | undefined;
  render(request: RenderRequest): Promise<Rendered>;
  /** Tells the operators. Never fails. */
  alert(text: string): Promise<void>;
}

export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** One step for one row, with the journal in hand. */
export interface Hand extends SenderPorts {
  readonly rows: ReadonlyMap<string, DeliveryRow>;
  /** Writes what changed of a row; the new row. */
  note(row: DeliveryRow, change: Omit<DeliveryRecord, 'key' | 'at'>): Promise<DeliveryRow>;
  now(): number;
}

/** The journal with the rows it adds up to, and a clock that does not go behind what was written. */
export function takeInHand(ports: SenderPorts, journal: Journal): Hand {
  const last = journal.records.reduce((latest, record) => Math.max(latest, record.at), 0);
  if (last - ports.clock.now() > 10 * 60_000)
    throw new ConfigurationError(
      `The clock of this machine says ${new Date(ports.clock.now()).toISOString()}, but the journal was already written at ${new Date(last).toISOString()}.`,
      'Nothing is sent while the time is in doubt. Set the clock (timedatectl set-ntp true) and run again.',
    );
  const now = () => Math.max(ports.clock.now(), last);
  return {
    ...ports,
    now,
    get rows() {
      return rowsOf(journal.records);
    },
    async note(row, change) {
      const record = { ...change, key: row.key, at: now() };
      await journal.append(record);
      return { ...row, ...record };
    },
  };
}

/** Stops a row until a person has looked at the channel. */
export async function holdForPerson(hand: Hand, row: DeliveryRow, why: string): Promise<void> {
  await hand.note(row, { state: 'HOLD', why });
  await hand.alert(
    `${row.key}: it is not known whether the message is in the channel (${why}). Look at the channel, then run one of:\n` +
      `npm run brief -- confirm <message id> --row ${row.key}\nnpm run brief -- resend --i-checked --row ${row.key}`,
  );
}
