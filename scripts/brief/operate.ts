import { findEdition, latestCorrection, messageOptions } from '#adapters/brief-render.ts';
import { type SenderPorts, takeInHand } from '#adapters/brief-hand.ts';
import { deliver, type Plan, withJournal } from '#adapters/brief-sender.ts';
import { textDigest } from '#adapters/text-digest.ts';
import { type DeliveryRecord, type DeliveryRow, exitCode, rowsOf } from '#domain/delivery.ts';
import { replyWindow } from '#domain/delivery-schedule.ts';
import { UserError } from '#domain/user-error.ts';
import { telegramText } from '#views/brief-text.ts';
import { briefWords } from '#views/brief-words.ts';
import { editionMessage, fitsTelegram, parsedText } from '#views/telegram-message.ts';
import type { Options } from '../brief.ts';
import { openSender, sentence } from './context.ts';

type Change = Omit<DeliveryRecord, 'key' | 'at'>;
type Choose = (row: DeliveryRow) => boolean;

/** `confirm <message id>`: a person looked, and the message is in the channel under that id. */
export async function confirm([id]: readonly string[], options: Options): Promise<number> {
  const messageId = Number(id);
  if (!Number.isInteger(messageId) || messageId < 1)
    throw new UserError(
      `“${id ?? ''}” is not the id of a post.`,
      'It is the number at the end of the link of the post.',
    );
  const { ports } = openSender();
  return change(ports, options, open, [], () => ({ state: 'SENT', messageId, learned: 'person' }));
}

/** `resend --i-checked`: a person looked, and the message is not in the channel. */
export async function resend(args: readonly string[], options: Options): Promise<number> {
  if (!options['i-checked'])
    throw new UserError(
      'Nothing was sent: a second copy in front of every subscriber cannot be taken back.',
      'Look at the channel. If the brief is not there, run: npm run brief -- resend --i-checked',
    );
  const { ports } = openSender();
  // Whoever resends late has decided that it is worth it; it goes out marked and silent.
  return change(ports, options, open, args, (row, now) => ({
    state: 'READY',
    answered: null,
    oddities: 0,
    probes: [],
    notBefore: now,
    window: { ...row.window, until: Math.max(row.window.until, now + 3_600_000) },
  }));
}

/** `retract [date] --reason "…"`: takes a post back; after 48 hours, when it cannot be deleted, its text goes. */
export async function retract(args: readonly string[], options: Options): Promise<number> {
  const why = options.reason?.trim();
  if (!why) throw new UserError('A post is not taken back without a reason.', 'Add: --reason "what was wrong"');
  const { ports, settings } = openSender();
  return change(ports, options, posted, args, (row) => {
    const language = settings.channels.find((channel) => channel.id === row.channel)?.language ?? 'en';
    return { state: 'RETRACTING', why: `${briefWords[language].withdrawn} ${why}`, refusals: 0, notBefore: 0 };
  });
}

/**
 * `edit [date]`: brings posts to the brief as it is in content/ now, with a line that says so. `--material` (a number,
 * a ticker, a direction) also replies to the post, silently, for those who read it before.
 */
export async function edit(args: readonly string[], options: Options): Promise<number> {
  const { ports, settings, desk } = openSender();
  const replies: Plan[] = [];
  const rows = (await allRows(ports)).filter((row) => posted(row) && chosen(row, args[0], options));
  refuseNone(rows, 'posted');
  const changes = new Map<string, Change>();
  for (const row of rows.slice(options.row || options.channel || args[0] ? 0 : -settings.channels.length)) {
    const channel = settings.channels.find((one) => one.id === row.channel);
    if (!channel)
      throw new UserError(`The channel “${row.channel}” is not in the settings.`, 'Add it to edit its posts.');
    const now = ports.clock.now();
    const found = await findEdition(channel, desk, row.day, new Date(now));
    if (found.kind !== 'edition')
      throw new UserError(`${row.key} was not edited. ${found.why}`, 'Mend it and run again.');
    const recorded = latestCorrection(found.edition);
    const text = options.note ?? recorded?.text;
    if (!text)
      throw new UserError(
        `The brief of ${row.day} records no correction, so readers could not be told what changed.`,
        'Add one under “changes:” in its file (kind: correction), or give --note "what changed".',
      );
    const correction = { at: new Date(now), text };
    const message = editionMessage(found.edition, found.library, messageOptions(channel, desk, { correction }));
    if (!fitsTelegram(message)) throw new UserError('The corrected message is too long.', 'Shorten the stories.');
    changes.set(row.key, {
      state: 'EDITING',
      message,
      textSha: textDigest(parsedText(message.text)),
      refusals: 0,
      notBefore: 0,
    });
    if (!options.material) continue;
    const key = `${row.key}/reply-${(row.revision ?? 0) + 1}`;
    const { day, chat, messageId } = row;
    const html = `<b>${briefWords[channel.language].correction}</b> ${telegramText(text, briefWords[channel.language].direction)}`;
    replies.push({
      ...{ key, kind: 'reply', day, channel: channel.id, chat, window: replyWindow(now) },
      ...(messageId && { replyTo: messageId }),
      message: replyBody(html),
      textSha: textDigest(parsedText(html)),
    });
  }
  if (options['dry-run']) {
    for (const [key, { message }] of changes) console.log(JSON.stringify({ row: key, ...message }, null, 2));
    for (const { key, message } of replies) console.log(JSON.stringify({ row: key, ...message }, null, 2));
    return 0;
  }
  await record(ports, changes);
  const sent = await deliver(ports, replies, 'short');
  return report(await current(ports, [...changes.keys(), ...sent.map((row) => row.key)]));
}

function replyBody(text: string) {
  return { text, parse_mode: 'HTML', disable_notification: true, link_preview_options: { is_disabled: true } };
}

/** Writes one change to each chosen row and carries it out. */
async function change(
  ports: SenderPorts,
  options: Options,
  choose: Choose,
  [date]: readonly string[],
  make: (row: DeliveryRow, now: number) => Change,
): Promise<number> {
  const rows = (await allRows(ports)).filter((row) => choose(row) && chosen(row, date, options));
  refuseNone(rows, choose === open ? 'in doubt' : 'posted');
  const [row, ...others] = rows.length > 1 && choose === posted && !date && !options.row ? rows.slice(-1) : rows;
  if (!row) return 0;
  if (others.length > 0)
    throw new UserError(
      `Several rows are meant: ${rows.map((one) => one.key).join(', ')}.`,
      'Choose one with --row <key>.',
    );
  const next = make(row, ports.clock.now());
  if (options['dry-run']) {
    console.log(JSON.stringify({ row: row.key, chat_id: row.chat, message_id: row.messageId, ...next }, null, 2));
    return 0;
  }
  await record(ports, new Map([[row.key, next]]));
  await deliver(ports, [], 'short');
  return report(await current(ports, [row.key]));
}

async function record(ports: SenderPorts, changes: ReadonlyMap<string, Change>): Promise<void> {
  await withJournal(ports, async (journal) => {
    const hand = takeInHand(ports, journal);
    for (const [key, next] of changes) {
      const row = hand.rows.get(key);
      if (row) await hand.note(row, next);
    }
  });
}

const open: Choose = (row) => row.state === 'HOLD' || row.state === 'UNKNOWN';
const posted: Choose = (row) => row.kind === 'brief' && (row.state === 'SENT' || row.state === 'EDITING');

function chosen(row: DeliveryRow, date: string | undefined, { row: key, channel }: Options): boolean {
  return (!key || row.key === key) && (!channel || row.channel === channel) && (!date || row.day === date);
}

function refuseNone(rows: readonly DeliveryRow[], what: string): void {
  if (rows.length === 0) throw new UserError(`No message is ${what}.`, 'See what there is: npm run brief -- status');
}

async function allRows(ports: SenderPorts): Promise<DeliveryRow[]> {
  return [...rowsOf(await ports.journal.read()).values()];
}

async function current(ports: SenderPorts, keys: readonly string[]): Promise<DeliveryRow[]> {
  return (await allRows(ports)).filter((row) => keys.includes(row.key));
}

function report(rows: readonly DeliveryRow[]): number {
  for (const row of rows) console.log(sentence(row));
  return exitCode(rows);
}
