import type { JournalStore } from '#adapters/journal.ts';
import { deliver } from '#adapters/brief-sender.ts';
import { telegramTransport } from '#adapters/telegram.ts';
import type { DeliveryRow } from '#domain/delivery.ts';
import { briefWindow } from '#domain/delivery-schedule.ts';

/** A morning at `scale` times the real speed, over real HTTP. */
export interface FastDay {
  readonly apiRoot: string;
  readonly token: string;
  readonly scale: number;
  /** When the fast clock of this morning began to run from 08:00, so that no process lives before another. */
  readonly epoch: number;
  readonly ops: string;
  readonly chat: string;
}

export const fastDay = '2026-11-24';
const day = 24 * 3_600_000;
const url = `https://research.example/briefs/${fastDay}/`;
const html = `<b><a href="${url}">Morning Brief</a></b> · Tue 24 Nov\n<b>The sentence of the day.</b>`;
const shown = 'Morning Brief · Tue 24 Nov\nThe sentence of the day.';

/** The production sender with a fast clock. */
export function deliverFast(
  { apiRoot, token, scale, epoch, ops, chat }: FastDay,
  journal: JournalStore,
  tell: (text: string) => void,
): Promise<DeliveryRow[]> {
  const { from } = briefWindow(fastDay);
  // Open for a day: on a busy machine the fast clock would run past 11:30 while a process still starts.
  const window = { from, late: from + day, until: from + day };
  return deliver(
    {
      // Never under half a second: a busy machine would break calls that are not meant to break.
      call: telegramTransport(token, apiRoot, 600),
      journal,
      clock: {
        now: () => window.from + (Date.now() - epoch) * scale,
        sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / scale)),
      },
      ops,
      render: async () => ({ kind: 'message', message: { text: html, parse_mode: 'HTML' }, text: shown, url }),
      alert: async (text) => tell(text),
    },
    [{ key: `${fastDay}/main`, kind: 'brief', day: fastDay, channel: 'main', chat, window, lastPostId: 1 }],
    'long',
  );
}
