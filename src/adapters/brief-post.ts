import type { DeliveryRow } from '#domain/delivery.ts';
import { backoff, callLimit, probeOffsets, staleIntent } from '#domain/delivery-schedule.ts';
import { verdictOn } from '#domain/delivery-verdict.ts';
import { type Hand, holdForPerson } from '#adapters/brief-hand.ts';
import { sightOf } from '#adapters/brief-probe.ts';
import { textDigest } from '#adapters/text-digest.ts';
import type { Outcome } from '#adapters/telegram.ts';

/** Calls sendMessage once: INTENT is on disk before the call, and what came of it after. */
export async function post(hand: Hand, row: DeliveryRow): Promise<void> {
  const intent = await hand.note(row, { state: 'INTENT', attempt: row.attempt + 1 });
  if (hand.now() - intent.at > staleIntent) {
    // The machine slept between the write and the call; another may have taken over since, so begin anew.
    await hand.note(intent, { state: 'READY', notBefore: hand.now() });
    return;
  }
  const outcome = await hand.call('sendMessage', {
    chat_id: row.chat,
    ...row.message,
    ...(row.replyTo !== undefined && { reply_parameters: { message_id: row.replyTo } }),
  });
  if (outcome.kind === 'ok') return accept(hand, intent, outcome.result);
  if (outcome.kind === 'rejected') return refuse(hand, intent, outcome);
  if (outcome.kind === 'unknown') return doubt(hand, intent, outcome.why);
  const refusals = (row.refusals ?? 0) + 1;
  if (refusals === 5) await hand.alert(`${row.key}: Telegram cannot be reached (${outcome.why}); trying again.`);
  const why = `Telegram could not be reached: ${outcome.why}`;
  await hand.note(intent, { state: 'READY', refusals, why, notBefore: hand.now() + backoff(refusals) });
}

/** It is not known what came of the call, which has just ended. */
async function doubt(hand: Hand, row: DeliveryRow, why: string): Promise<void> {
  await hand.note(row, {
    state: 'UNKNOWN',
    why,
    since: hand.now(),
    schedule: probeOffsets,
    probes: [],
    ...(row.answered && { answered: row.answered, ...(row.textSha !== undefined && { textSha: row.textSha }) }),
  });
}

/** A process died during the call. Looking begins when the call has certainly ended, wherever it was made. */
export async function doubtStopped(hand: Hand, row: DeliveryRow): Promise<void> {
  const since = Math.max(hand.now(), row.at + staleIntent + callLimit);
  const why = 'the sender stopped during the call';
  await hand.note(row, { state: 'UNKNOWN', why, since, schedule: probeOffsets, probes: [] });
}

/** An answer of “done” is checked before it is believed: the chat, the id, and the post itself. */
async function accept(hand: Hand, intent: DeliveryRow, result: unknown): Promise<void> {
  const { message_id: id, chat, text } = result as { message_id?: number; chat?: { id?: number }; text?: string };
  // What Telegram says it posted is what a look will find, should it have changed a space of ours.
  const row = { ...intent, ...(id && { answered: id }), ...(text !== undefined && { textSha: textDigest(text) }) };
  const doubtful = (why: string) => doubt(hand, row, why);
  if (typeof id !== 'number') return doubtful('the answer had no message id');
  if (/^-?\d+$/.test(row.chat) && chat?.id !== undefined && String(chat.id) !== row.chat)
    return doubtful('the answer was about another chat');
  if (row.head !== undefined && id <= row.head) return doubtful('the answer had the id of an older post');
  // The copy stays in the ops chat, as a proof for the operators.
  const sight = hand.ops === undefined ? 'ours' : await sightOf(hand, row, id, true);
  if (sight === 'unclear') return doubtful(`post ${id}, named in the answer, could not be looked up`);
  if (sight !== 'ours') return doubtful(`post ${id}, named in the answer, is not ours`);
  await hand.note(row, { state: 'SENT', textSha: row.textSha ?? '', messageId: id, learned: 'answer', refusals: 0 });
  if (row.warnings?.length) await hand.alert(`${row.key} was sent, but: ${row.warnings.join(' ')}`);
}

async function refuse(hand: Hand, row: DeliveryRow, refusal: Extract<Outcome, { kind: 'rejected' }>): Promise<void> {
  const why = `Telegram refused it (${refusal.code}): ${refusal.description}`;
  switch (verdictOn(refusal)) {
    case 'markup':
    case 'length': {
      const next =
        row.kind === 'brief' && row.variant === 'full' ? (verdictOn(refusal) === 'markup' ? 'plain' : 'short') : null;
      await hand.note(row, { state: 'FAILED_CONTENT', why, next });
      if (next || row.why !== why)
        await hand.alert(`${row.key}: ${why}. ${next ? `Sending the ${next} form instead.` : 'Nothing was sent.'}`);
      return;
    }
    case 'rights':
    case 'token':
      if (!row.why?.startsWith('Telegram refused'))
        await hand.alert(
          `${row.key}: ${why}. Check the token, the channel and the bot’s right to post: npm run brief -- check`,
        );
      await hand.note(row, { state: 'WAIT_CONFIG', why });
      return;
    case 'busy': {
      const end = hand.now() + (refusal.retryAfter ?? 30) * 1000 + 500;
      // A server that is shutting down answers 429 for a call it may have passed on (Query.h), so look once.
      if (hand.ops !== undefined && row.head !== undefined)
        await hand.note(row, { state: 'UNKNOWN', why, since: end, schedule: [0], probes: [] });
      else await hand.note(row, { state: 'READY', why, notBefore: end });
      return;
    }
    case 'odd': {
      const oddities = (row.oddities ?? 0) + 1;
      const noted = await hand.note(row, { state: 'INTENT', oddities, why });
      if (oddities >= 3) await holdForPerson(hand, noted, `${why}, three times`);
      else await doubt(hand, noted, why);
      return;
    }
  }
}
