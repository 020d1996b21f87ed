import type { Window } from '#domain/delivery.ts';
import { zonedInstant } from '#domain/time.ts';
import { site } from '#site.ts';

/**
 * When the brief of a day may go. Until 09:00 it is on time; until 11:30 it is worth having, marked and silent; then the
 * European morning is over and it stays on the web. Wall clock of the publisher's zone, so both clock changes are right.
 */
export function briefWindow(day: string): Window {
  const at = (time: string) => zonedInstant(day, time, site.zone).getTime();
  return { from: at(site.telegram.at), late: at('09:00'), until: at('11:30') };
}

/** A reply to a brief goes at once and is worth having for a day. */
export function replyWindow(now: number): Window {
  const until = now + 24 * 3_600_000;
  return { from: now, late: until, until };
}

/** Longest time a call may take: then it is given up and its outcome is unknown. */
export const callLimit = 30_000;
/** After the write of INTENT the call must begin within this time; a process that slept longer begins anew. */
export const staleIntent = 5_000;
/** Offsets after the end of a call at which the channel is looked through; by the last, a late post has arrived. */
export const probeOffsets = [5_000, 20_000, 60_000, 130_000];
/** A missing right may be Telegram's own passing fault (31 October 2023), so it is tried again while there is time. */
export const configRetry = 5 * 60_000;
/** After an inconclusive probe. */
export const probeRetry = 20_000;
/** A doubt is pursued until the window closes, and at least so long. */
export const leastPursuit = 15 * 60_000;
/** Pause between two messages, well below Telegram's limit of one a second per chat. */
export const sendPause = 1_200;

/** Pause before the n-th try to reach Telegram again. */
export function backoff(refusals: number): number {
  return Math.min(60_000, 1_000 * 2 ** refusals);
}
