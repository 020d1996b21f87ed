import { ping, operatorAlert } from '#adapters/brief-alerts.ts';
import type { Clock, SenderPorts } from '#adapters/brief-hand.ts';
import { type Desk, renderer } from '#adapters/brief-render.ts';
import type { Plan } from '#adapters/brief-sender.ts';
import { type BriefSettings, type Channel, readBriefSettings } from '#adapters/brief-settings.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { openJournal } from '#adapters/journal.ts';
import { telegramTransport } from '#adapters/telegram.ts';
import type { DeliveryRow, Window } from '#domain/delivery.ts';
import { UserError } from '#domain/user-error.ts';

/** Everything a command that talks to Telegram needs, from the environment, once. */
export function openSender(env: NodeJS.ProcessEnv = process.env): {
  ports: SenderPorts;
  settings: BriefSettings;
  desk: Desk;
} {
  if (env['DEBUG']?.includes('telegraf'))
    throw new UserError('DEBUG shows what telegraf sends, token included.', 'Unset DEBUG and run again.');
  const settings = readBriefSettings(env);
  const desk = readEnvironment(env);
  const call = telegramTransport(settings.token, settings.apiRoot);
  const ports = {
    call,
    journal: openJournal(env),
    clock: wallClock(desk.now),
    ops: settings.ops,
    render: renderer(settings.channels, desk),
    alert: operatorAlert({ call, ops: settings.ops, webhook: settings.alertWebhook }),
  };
  return { ports, settings, desk };
}

/** The clock, set to BUILD_NOW at the start if that is given; it runs on from there. */
function wallClock(start: Date): Clock {
  const shift = start.getTime() - Date.now();
  return {
    now: () => Date.now() + shift,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
}

export function planFor(channel: Channel, day: string, window: Window): Plan {
  const { id, chat, lastPostId } = channel;
  return { key: `${day}/${id}`, kind: 'brief', day, channel: id, chat, window, lastPostId };
}

/** The channels a command is for. */
export function chosenChannels(settings: { channels: readonly Channel[] }, id: string | undefined): readonly Channel[] {
  if (id === undefined) return settings.channels;
  const chosen = settings.channels.filter((channel) => channel.id === id);
  if (chosen.length > 0) return chosen;
  const names = settings.channels.map((channel) => channel.id).join(', ');
  throw new UserError(`There is no channel “${id}”.`, `Channels: ${names}.`);
}

/** One sentence about a row, for people. */
export function sentence(row: DeliveryRow): string {
  const where = `${row.key} (${row.chat})`;
  if (row.state === 'SENT')
    return `Sent: message ${row.messageId} in ${row.chat}${row.learned === 'probe' ? ', found in the channel after a lost reply' : ''}.`;
  if (row.state === 'SKIPPED_LATE') return `Not sent: ${where} is too late for the channel and stays on the web.`;
  if (row.state === 'NOTHING') return `Nothing to send: ${row.why}`;
  if (row.state === 'HOLD')
    return `Unknown whether ${where} was sent: ${row.why}. Look at the channel, then confirm or resend.`;
  if (row.state === 'RETRACTED') return `Taken back: ${where}.`;
  return `Not sent: ${where} is ${row.state}. ${row.why ?? ''}`;
}

/** Tells the dead man's switch that every channel has its brief. */
export async function reportAlive(settings: BriefSettings, rows: readonly DeliveryRow[]): Promise<void> {
  if (settings.deadManUrl && rows.every((row) => ['SENT', 'NOTHING'].includes(row.state) && row.state !== 'NOTHING'))
    if (!(await ping(settings.deadManUrl))) console.error('! The dead man’s switch could not be reached.');
}
