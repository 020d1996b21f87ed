import type { DeliveryRow, Variant } from '#domain/delivery.ts';
import { type Hand, holdForPerson } from '#adapters/brief-hand.ts';
import { lookThrough } from '#adapters/brief-probe.ts';
import { textDigest } from '#adapters/text-digest.ts';

/**
 * Makes the message and looks where the channel stands: READY, or SENT when the message is in the channel already
 * (a journal that was lost), or why there is nothing to send.
 */
export async function prepare(hand: Hand, row: DeliveryRow, variant: Variant): Promise<void> {
  if (row.kind === 'reply') {
    await hand.note(row, { state: 'READY', variant: 'full', delayed: hand.now() >= row.window.late });
    return;
  }
  const now = hand.now();
  const delayed = now >= row.window.late;
  const last = [...hand.rows.values()].findLast((one) => one.channel === row.channel && one.day < row.day && sent(one));
  const lastBriefAt = last && { lastBriefAt: new Date(last.window.from) };
  const rendered = await hand.render({ row, variant, delayed, now, ...lastBriefAt });
  if (rendered.kind === 'nothing') {
    if (rendered.tell && row.state !== 'NOTHING') await hand.alert(`${row.key}: nothing is sent. ${rendered.why}`);
    await hand.note(row, { state: 'NOTHING', why: rendered.why });
    return;
  }
  if (rendered.kind === 'broken') {
    if (row.why !== rendered.why) await hand.alert(`${row.key}: nothing is sent. ${rendered.why}`);
    await hand.note(row, { state: 'FAILED_CONTENT', why: rendered.why, next: null });
    return;
  }
  const message = {
    message: rendered.message,
    url: rendered.url,
    textSha: textDigest(rendered.text),
    variant,
    delayed,
  };
  const wanted = { ...row, ...message };
  const place = await standing(hand, wanted);
  if (place.found !== undefined) {
    await hand.note(row, { state: 'SENT', ...message, messageId: place.found, learned: 'probe' });
    return;
  }
  await hand.note(row, {
    state: 'READY',
    ...message,
    ...(place.head !== undefined && { head: place.head, control: place.head }),
    next: null,
    oddities: row.oddities ?? 0,
    ...(rendered.warnings?.length && { warnings: rendered.warnings }),
  });
}

function sent({ kind, state }: DeliveryRow): boolean {
  return kind === 'brief' && (state === 'SENT' || state === 'EDITING');
}

/**
 * Newest post known before the call. An unclear look does not delay the brief: the older mark is a mark too.
 * Before a second try of the same row the mark stays where it was, or a post that came late could fall below it.
 */
async function standing(hand: Hand, row: DeliveryRow): Promise<{ head?: number; found?: number }> {
  if (hand.ops === undefined || row.head === undefined) return row.head === undefined ? {} : { head: row.head };
  const look = await lookThrough(hand, notTaken(hand, row), row.head, row.control);
  if (look.found !== undefined) return { found: look.found };
  return { head: row.attempt === 0 ? look.highest : row.head };
}

/** One look through the channel for a message whose fate is unknown. */
export async function probe(hand: Hand, row: DeliveryRow): Promise<void> {
  if (hand.ops === undefined || row.head === undefined) {
    await holdForPerson(hand, row, 'the channel cannot be looked through');
    return;
  }
  const look = await lookThrough(hand, notTaken(hand, row), row.head, row.control);
  if (look.found !== undefined) {
    await hand.note(row, { state: 'SENT', messageId: look.found, learned: 'probe' });
    await hand.alert(
      `${row.key}: the reply of Telegram was lost, and the message was found in the channel (${look.found}).`,
    );
    return;
  }
  const entry = { at: hand.now(), clean: look.clean, ...(look.why && { why: look.why }) };
  await hand.note(row, { state: 'UNKNOWN', probes: [...(row.probes ?? []), entry] });
}

/** A post that belongs to another row is not found again for this one. */
function notTaken(hand: Hand, row: DeliveryRow): DeliveryRow {
  const others = [...hand.rows.values()].filter((one) => one.chat === row.chat && one.key !== row.key);
  const ids = others.flatMap((one) => [...(one.gone ?? []), one.messageId ?? 0]);
  return { ...row, gone: [...(row.gone ?? []), ...ids] };
}
