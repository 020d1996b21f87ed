import { type DeliveryRow, isOpen, type Variant } from '#domain/delivery.ts';
import { configRetry, leastPursuit, probeRetry } from '#domain/delivery-schedule.ts';

/** The next thing to do for a row. */
export type Step =
  | { readonly do: 'prepare'; readonly variant: Variant }
  | { readonly do: 'send' | 'doubt' | 'probe' | 'believe-unsent' | 'believe-answer' | 'skip' | 'edit' | 'retract' }
  | { readonly do: 'hold'; readonly why: string }
  | { readonly do: 'wait'; readonly until: number; readonly patience: Patience }
  | { readonly do: 'rest' };

/** `long` waits are for something outside to be mended (a right, the content, the network): minutes to hours. */
export type Patience = 'short' | 'long';

/** After so many looks that gave nothing, an answer that could not be checked is taken for true. */
const looksToGiveUp = 10;

const rest: Step = { do: 'rest' };

/**
 * What to do next, from the row alone: a process that starts anew goes on where another one died.
 * @param canProbe whether there is an ops chat to forward into.
 */
export function nextStep(row: DeliveryRow, now: number, canProbe: boolean): Step {
  const { window } = row;
  const after = (at: number, step: Step, patience: Patience = 'short'): Step =>
    now >= at ? step : { do: 'wait', until: at, patience };
  switch (row.state) {
    case 'PLANNED':
      if (now >= window.until) return { do: 'skip' };
      return after(window.from, { do: 'prepare', variant: 'full' });
    case 'NOTHING':
      if (now >= window.until) return rest;
      return after(row.at + configRetry, { do: 'prepare', variant: 'full' }, 'long');
    case 'FAILED_CONTENT':
      if (now >= window.until) return rest;
      if (row.next) return { do: 'prepare', variant: row.next };
      return after(row.at + configRetry, { do: 'prepare', variant: 'full' }, 'long');
    case 'WAIT_CONFIG':
      if (now >= window.until) return { do: 'skip' };
      return after(row.at + configRetry, { do: 'prepare', variant: row.variant ?? 'full' }, 'long');
    case 'READY': {
      if (now >= window.until) return { do: 'skip' };
      if (now < (row.notBefore ?? 0))
        return { do: 'wait', until: row.notBefore ?? 0, patience: (row.refusals ?? 0) > 4 ? 'long' : 'short' };
      if (row.delayed !== now >= window.late) return { do: 'prepare', variant: row.variant ?? 'full' };
      return { do: 'send' };
    }
    case 'INTENT':
      return { do: 'doubt' };
    case 'UNKNOWN':
      return nextProbe(row, now, canProbe);
    case 'EDITING':
      return after(row.notBefore ?? 0, { do: 'edit' });
    case 'RETRACTING':
      return after(row.notBefore ?? 0, { do: 'retract' });
    default:
      return rest;
  }
}

/** A doubt ends with a post that is found, with enough clean looks that find none, or with a person. */
function nextProbe(row: DeliveryRow, now: number, canProbe: boolean): Step {
  const { since = row.at, schedule = [], probes = [], window } = row;
  if (row.answered && (!canProbe || row.head === undefined)) return { do: 'believe-answer' };
  if (!canProbe) return { do: 'hold', why: 'no ops chat is set, so the channel cannot be looked through' };
  if (row.head === undefined) return { do: 'hold', why: 'no post of the channel is known to count from' };
  const clean = probes.filter((probe) => probe.clean).length;
  if (row.answered && probes.length - clean >= looksToGiveUp) return { do: 'believe-answer' };
  const due = schedule[clean];
  if (due === undefined && row.answered)
    return { do: 'hold', why: 'Telegram answered “done”, yet the post is not found' };
  if (due === undefined) return { do: 'believe-unsent' };
  const last = probes.at(-1);
  if (last && !last.clean && now >= Math.max(window.until, since + leastPursuit))
    return { do: 'hold', why: `looking through the channel failed: ${last.why ?? 'no reason given'}` };
  const at = Math.max(since + due, last && !last.clean ? last.at + probeRetry : 0);
  return now >= at ? { do: 'probe' } : { do: 'wait', until: at, patience: 'short' };
}

/**
 * The row to work on and its step; undefined when nothing is left that is worth waiting for. A channel with an open older row sends
 * nothing new: what its newest ids are is still in doubt.
 */
export function nextWork(
  rows: readonly DeliveryRow[],
  now: number,
  canProbe: boolean,
  patience: Patience,
): { row: DeliveryRow; step: Step } | undefined {
  const ready: { row: DeliveryRow; step: Step; at: number }[] = [];
  rows.forEach((row, i) => {
    const step = nextStep(row, now, canProbe);
    const blocked = !isOpen(row) && rows.slice(0, i).some((older) => older.chat === row.chat && isOpen(older));
    const tooLong = step.do === 'wait' && step.patience === 'long' && patience === 'short';
    if (step.do !== 'rest' && !tooLong && !blocked) ready.push({ row, step, at: step.do === 'wait' ? step.until : 0 });
  });
  return ready.sort((a, b) => a.at - b.at)[0];
}
