import { renderer } from '#adapters/brief-render.ts';
import { deliver } from '#adapters/brief-sender.ts';
import { readChannelsOrDefault } from '#adapters/brief-settings.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { exitCode } from '#domain/delivery.ts';
import { briefWindow } from '#domain/delivery-schedule.ts';
import { formatTime, localDay, zonedInstant } from '#domain/time.ts';
import { UserError } from '#domain/user-error.ts';
import { site } from '#site.ts';
import type { Options } from '../brief.ts';
import { chosenChannels, openSender, planFor, reportAlive, sentence } from './context.ts';

/** A sender that is started earlier than this before 08:00 says so instead of waiting; Actions may start an hour early. */
const longestWait = 90 * 60_000;

/** `send`: today's brief to every channel, once, however often and wherever it is run. */
export async function send(args: readonly string[], options: Options): Promise<number> {
  if (options['dry-run']) return dryRun(args[0], options.channel);
  const { ports, settings } = openSender();
  const now = ports.clock.now();
  const today = localDay(new Date(now), site.zone);
  const day = args[0] ?? today;
  const window = briefWindow(day);
  if (Number.isNaN(window.from) || day > today)
    throw new UserError(
      `“${day}” is not a day a brief can be sent for.`,
      `Leave the date out to send today's, ${today}.`,
    );
  if (window.from - now > longestWait) {
    console.log(`Nothing to do yet: the brief of ${day} goes at ${formatTime(new Date(window.from), site.zone)}.`);
    return 0;
  }
  // Timers name no day. Whoever does has decided that the rest of the day is early enough, marked and silent.
  const named = args[0] === today ? { ...window, until: Math.max(window.until, endOf(today)) } : window;
  const plans = chosenChannels(settings, options.channel).map((channel) => planFor(channel, day, named));
  const rows = await deliver(ports, plans, options.wait ? 'long' : 'short');
  await ports.journal.close();
  for (const row of rows) console.log(sentence(row));
  if (rows.some((row) => row.state === 'SKIPPED_LATE'))
    console.log(
      `After 11:30 the brief stays on the web. To send it all the same, marked as delayed and silent: add --late`,
    );
  await reportAlive(settings, rows);
  return rows.some((row) => row.state === 'NOTHING' && !channelOf(row.channel)?.category) ? 40 : exitCode(rows);

  function channelOf(id: string) {
    return settings.channels.find((channel) => channel.id === id);
  }
}

function endOf(day: string): number {
  return zonedInstant(day, '23:59', site.zone).getTime();
}

/** The exact body of each call, and nothing else happens: no journal, no Telegram, no token needed. */
async function dryRun(date: string | undefined, channelId: string | undefined): Promise<number> {
  const desk = readEnvironment();
  const channels = chosenChannels({ channels: readChannelsOrDefault(process.env) }, channelId);
  const day = date ?? localDay(desk.now, site.zone);
  const window = briefWindow(day);
  const now = Math.max(desk.now.getTime(), window.from);
  let code = 0;
  for (const channel of channels) {
    const { key, kind, chat } = planFor(channel, day, window);
    const row = { key, kind, day, channel: channel.id, chat, window, state: 'PLANNED', at: now, attempt: 0 } as const;
    const delayed = desk.now.getTime() >= window.late;
    const rendered = await renderer(channels, desk)({ row, variant: 'full', delayed, now });
    if (rendered.kind === 'message')
      console.log(JSON.stringify({ chat_id: channel.chat, ...rendered.message }, null, 2));
    else console.error(rendered.why);
    if (rendered.kind === 'broken' || (rendered.kind === 'nothing' && rendered.tell)) code = 40;
  }
  return code;
}
