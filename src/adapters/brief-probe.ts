import type { DeliveryRow } from '#domain/delivery.ts';
import { type Sighting, sightingOf } from '#domain/delivery-verdict.ts';
import type { Hand } from '#adapters/brief-hand.ts';
import { textDigest } from '#adapters/text-digest.ts';
import type { Outcome } from '#adapters/telegram.ts';

/** What looking through a channel found. `found` is our message; `highest` is a post that is known to exist. */
export interface Look {
  readonly found?: number;
  readonly highest: number;
  /** Whether an absence can be believed. */
  readonly clean: boolean;
  readonly why?: string;
}

interface Forwarded {
  readonly message_id: number;
  readonly text?: string;
  readonly entities?: readonly { readonly type: string; readonly offset: number; readonly url?: string }[];
  readonly forward_origin?: { readonly chat?: { readonly id: number }; readonly message_id?: number };
}

type Looking = Pick<Hand, 'call' | 'ops' | 'clock'>;
type Wanted = Pick<DeliveryRow, 'chat' | 'url' | 'textSha' | 'gone' | 'kind'>;

/**
 * A look ends after so many ids in a row that do not exist. An album of ten that was deleted leaves ten; so twice that.
 */
const missesToStop = 20;
/** Ids looked at in one go; a channel with more posts between two briefs than this is not looked through but reported. */
const mostIds = 300;

/**
 * Looks for our message above `head` by forwarding one id after the other into the ops chat, the only way the Bot API
 * has to read a post. Copies are deleted; nothing in the channel changes.
 * @param control id of a post that exists. Telegram says “not found” for any trouble in reading a post, so an absence
 * is believed only if this one was found just before and just after.
 */
export async function lookThrough(
  hand: Looking,
  wanted: Wanted,
  head: number,
  control: number | undefined,
): Promise<Look> {
  const before = await missesControl(hand, wanted, control);
  let highest = head;
  let misses = 0;
  for (let id = head + 1; misses < missesToStop; id += 1) {
    if (id - head > mostIds)
      return { highest, clean: false, why: `more than ${mostIds} posts since the last known one` };
    const sight = await sightOf(hand, wanted, id);
    if (sight === 'ours') return { found: id, highest: id, clean: true };
    if (sight === 'unclear') return { highest, clean: false, why: `post ${id} could not be asked for` };
    misses = sight === 'missing' ? misses + 1 : 0;
    if (sight === 'exists') highest = id;
  }
  const why = before ?? (await missesControl(hand, wanted, control));
  return { highest, clean: why === undefined, ...(why !== undefined && { why }) };
}

/** Why an absence cannot be believed, or undefined. */
async function missesControl(hand: Looking, wanted: Wanted, control: number | undefined): Promise<string | undefined> {
  if (control === undefined) return 'no post is known to exist, to compare with';
  const sight = await sightOf(hand, wanted, control);
  return sight === 'exists' || sight === 'ours' ? undefined : `post ${control}, which exists, was not found`;
}

/** What stands at one id: our message, another post, nothing, or no clear answer. */
export async function sightOf(hand: Looking, wanted: Wanted, id: number, keepCopy = false): Promise<Sighting | 'ours'> {
  const request = { chat_id: hand.ops, from_chat_id: wanted.chat, message_id: id, disable_notification: true };
  const outcome = await whenAllowed(hand, 'forwardMessage', request);
  if (outcome.kind === 'rejected') return sightingOf(outcome);
  if (outcome.kind !== 'ok') return 'unclear';
  const copy = outcome.result as Forwarded;
  const ours = isOurs(copy, wanted, id);
  if (!(ours && keepCopy)) await hand.call('deleteMessage', { chat_id: hand.ops, message_id: copy.message_id });
  return ours ? 'ours' : 'exists';
}

/** A call that is told to wait does so once, and is then made again. */
async function whenAllowed(hand: Looking, method: string, payload: object): Promise<Outcome> {
  const outcome = await hand.call(method, payload);
  if (outcome.kind !== 'rejected' || outcome.code !== 429) return outcome;
  await hand.clock.sleep(Math.min(90, outcome.retryAfter ?? 10) * 1000 + 500);
  return hand.call(method, payload);
}

/** Ours is the same text; or, should Telegram have normalised it, the first line that links to the page of that day. */
function isOurs(copy: Forwarded, wanted: Wanted, id: number): boolean {
  if (wanted.gone?.includes(id)) return false;
  const origin = copy.forward_origin;
  if (origin?.message_id !== undefined && origin.message_id !== id) return false;
  if (copy.text !== undefined && textDigest(copy.text) === wanted.textSha) return true;
  if (wanted.kind === 'reply') return false;
  return (copy.entities ?? []).some((one) => one.type === 'text_link' && one.offset === 0 && one.url === wanted.url);
}
