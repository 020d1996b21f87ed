import type { DeliveryRow } from '#domain/delivery.ts';
import { backoff } from '#domain/delivery-schedule.ts';
import type { Hand } from '#adapters/brief-hand.ts';
import type { Outcome } from '#adapters/telegram.ts';

/** Tries before an edit or a deletion is left to a person. Both may be repeated safely: doing them twice is doing them once. */
const mostTries = 6;

/** Brings a post to the text its row holds. The whole body is sent: what an edit leaves out, Telegram takes away. */
export async function editPost(hand: Hand, row: DeliveryRow): Promise<void> {
  const outcome = await hand.call('editMessageText', { ...row.message, chat_id: row.chat, message_id: row.messageId });
  // “Not modified” after a lost reply means that the edit before it was done.
  const done = outcome.kind === 'ok' || said(outcome, /message is not modified/i);
  if (done) await hand.note(row, { state: 'SENT', revision: (row.revision ?? 0) + 1, refusals: 0 });
  else await again(hand, row, outcome, 'edited');
}

/** Deletes a post; one that is older than 48 hours cannot be deleted, and its text gives way to a sentence instead. */
export async function retractPost(hand: Hand, row: DeliveryRow): Promise<void> {
  const outcome = await hand.call('deleteMessage', { chat_id: row.chat, message_id: row.messageId });
  if (outcome.kind === 'ok' || said(outcome, /message to delete not found/i)) {
    await hand.note(row, { state: 'RETRACTED', gone: [...(row.gone ?? []), row.messageId ?? 0] });
    return;
  }
  if (!said(outcome, /message can't be deleted/i)) return again(hand, row, outcome, 'deleted');
  const edited = await hand.call('editMessageText', {
    chat_id: row.chat,
    message_id: row.messageId,
    text: row.why ?? 'This message was withdrawn.',
    link_preview_options: { is_disabled: true },
  });
  if (edited.kind === 'ok' || said(edited, /message is not modified/i))
    await hand.note(row, { state: 'RETRACTED', gone: [...(row.gone ?? []), row.messageId ?? 0] });
  else await again(hand, row, edited, 'withdrawn');
}

/** Waits and repeats what may have worked; gives up on a refusal, with the post as it was. */
async function again(hand: Hand, row: DeliveryRow, outcome: Outcome, done: string): Promise<void> {
  const tries = (row.refusals ?? 0) + 1;
  const busy = outcome.kind === 'rejected' && outcome.code === 429;
  const why = outcome.kind === 'rejected' ? outcome.description : outcome.kind === 'ok' ? '' : outcome.why;
  if (tries > mostTries || (outcome.kind === 'rejected' && !busy)) {
    await hand.note(row, { state: 'SENT', refusals: 0, why: `could not be ${done}: ${why}` });
    await hand.alert(`${row.key}: post ${row.messageId} could not be ${done}: ${why}.`);
    return;
  }
  const pause = busy ? (outcome.retryAfter ?? 30) * 1000 + 500 : backoff(tries);
  await hand.note(row, { state: row.state, refusals: tries, notBefore: hand.now() + pause });
}

function said(outcome: Outcome, words: RegExp): boolean {
  return outcome.kind === 'rejected' && words.test(outcome.description);
}
