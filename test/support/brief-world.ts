import type { Journal, JournalStore } from '#adapters/journal.ts';
import type { SenderPorts } from '#adapters/brief-hand.ts';
import { deliver, type Plan } from '#adapters/brief-sender.ts';
import { type DeliveryRecord, type DeliveryRow, rowsOf } from '#domain/delivery.ts';
import { briefWindow } from '#domain/delivery-schedule.ts';
import type { Patience } from '#domain/delivery-step.ts';
import { callWithFault, type Fault, VirtualClock } from './fake-faults.ts';
import { FakeTelegram, type Post } from './fake-telegram.ts';

export const channelId = -1001;
export const opsId = -1002;
export const day = '2026-11-24';
export const url = `https://research.example/briefs/${day}/`;
export const html = `<b><a href="${url}">Morning Brief</a></b> · Tue 24 Nov\n<b>The sentence of the day.</b>`;
export const shown = 'Morning Brief · Tue 24 Nov\nThe sentence of the day.';
/** 08:00 in Berlin. */
export const eight = Date.parse('2026-11-24T07:00:00Z');

export const plan: Plan = {
  key: `${day}/main`,
  kind: 'brief',
  day,
  channel: 'main',
  chat: String(channelId),
  window: briefWindow(day),
  lastPostId: 1,
};

/** The process is killed: nothing after this runs. */
export class Crash extends Error {}

export interface Trouble {
  /** By number of the call, from 1, over all methods. */
  readonly faults?: Readonly<Record<number, Fault>>;
  /** Kill before or after the n-th write of the journal, over all runs. */
  readonly killAtWrite?: readonly { readonly write: number; readonly when: 'before' | 'after' }[];
  /** Kill after Telegram carried out the n-th call, before the answer is read. */
  readonly killAtCall?: readonly number[];
  /** Others post after so many ms. */
  readonly foreignAt?: readonly number[];
  /** Telegram finds no post in these spans: start and length in ms. */
  readonly blindness?: readonly { readonly from: number; readonly for: number }[];
  /** How long the process stays down after a kill. */
  readonly downFor?: number;
}

/** A channel, an ops chat, a clock and a journal that outlive any number of killed senders. */
export class World {
  readonly clock: VirtualClock;
  readonly telegram: FakeTelegram;
  readonly records: DeliveryRecord[] = [];
  readonly alerts: string[] = [];
  readonly #trouble: Trouble;
  #writes = 0;
  #calls = 0;

  constructor(trouble: Trouble = {}, start = eight) {
    this.#trouble = trouble;
    this.clock = new VirtualClock(start);
    this.telegram = new FakeTelegram(this.clock.now);
    this.telegram.addChat(channelId);
    this.telegram.addChat(opsId, 'supergroup');
    for (const at of trouble.foreignAt ?? [])
      this.clock.after(at, () => void this.telegram.foreignPost(channelId, 'An analyst posts.'));
  }

  ports(change: Partial<SenderPorts> = {}): SenderPorts {
    return {
      clock: this.clock,
      ops: String(opsId),
      call: async (method, payload) => {
        this.#calls += 1;
        const start = eight;
        const blind = this.#trouble.blindness?.some(
          (span) => this.clock.now() >= start + span.from && this.clock.now() < start + span.from + span.for,
        );
        const fault: Fault | undefined =
          this.#trouble.faults?.[this.#calls] ??
          (blind && method === 'forwardMessage' ? { kind: 'lie-not-found' } : undefined);
        const outcome = callWithFault(this.telegram, this.clock, method, payload, fault);
        if (this.#trouble.killAtCall?.includes(this.#calls)) throw new Crash();
        return outcome;
      },
      journal: this.#store(),
      render: async ({ variant, delayed }) => ({
        kind: 'message',
        message: {
          text: variant === 'plain' ? shown : html,
          ...(variant !== 'plain' && { parse_mode: 'HTML' }),
          ...(delayed && { disable_notification: true }),
        },
        text: shown,
        url,
      }),
      alert: async (text) => void this.alerts.push(text),
      ...change,
    };
  }

  /** Runs senders, one after the other is killed, till one ends by itself. */
  async run(
    patience: Patience = 'long',
    plans: readonly Plan[] = [plan],
    change: Partial<SenderPorts> = {},
  ): Promise<DeliveryRow> {
    for (let starts = 0; starts < 40; starts += 1) {
      try {
        const [row] = await deliver(this.ports(change), plans, patience);
        // Nothing may turn up later either.
        this.clock.pass(10 * 60_000);
        return row as DeliveryRow;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        this.clock.pass(this.#trouble.downFor ?? 3_000);
      }
    }
    throw new Error('The sender was killed forty times.');
  }

  /** Messages of ours that stand in the channel. */
  get ours(): Post[] {
    return this.telegram.posts(channelId).filter((post) => post.by === 'bot');
  }

  get row(): DeliveryRow | undefined {
    return rowsOf(this.records).get(plan.key);
  }

  get writes(): number {
    return this.#writes;
  }

  #store(): JournalStore {
    const { records } = this;
    const journal: Journal = {
      records,
      append: async (record) => {
        this.#writes += 1;
        const kills = this.#trouble.killAtWrite?.filter((kill) => kill.write === this.#writes) ?? [];
        if (kills.some((kill) => kill.when === 'before')) throw new Crash();
        records.push(JSON.parse(JSON.stringify(record)) as DeliveryRecord);
        if (kills.length > 0) throw new Crash();
      },
      release: async () => undefined,
    };
    return { acquire: async () => journal, read: async () => records, close: async () => undefined };
  }
}

/** Number of the call of sendMessage on a day without trouble: the channel is looked through before it. */
export async function sendCall(foreignAt: readonly number[] = []): Promise<number> {
  const world = new World({ foreignAt });
  await world.run();
  return world.telegram.calls.findIndex((call) => call.method === 'sendMessage') + 1;
}
