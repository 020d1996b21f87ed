import { findEdition, messageOptions } from '#adapters/brief-render.ts';
import { readChannelsOrDefault } from '#adapters/brief-settings.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { briefWindow } from '#domain/delivery-schedule.ts';
import { localDay } from '#domain/time.ts';
import { UserError } from '#domain/user-error.ts';
import { countMessage, editionMessage, fitsTelegram, messageLimits, parsedText } from '#views/telegram-message.ts';
import { site } from '#site.ts';
import type { Options } from '../brief.ts';
import { chosenChannels } from './context.ts';

/** `preview [date]`: the message as subscribers read it, the exact body, and its counts. */
export async function preview([date]: readonly string[], options: Options): Promise<number> {
  const desk = readEnvironment();
  const day = date ?? localDay(desk.now, site.zone);
  const window = briefWindow(day);
  if (Number.isNaN(window.from))
    throw new UserError(`“${day}” is not a date.`, 'Write it year-month-day, for example 2026-11-23.');
  const channels = { channels: readChannelsOrDefault(process.env) };
  let code = 0;
  for (const channel of chosenChannels(channels, options.channel)) {
    // What is public at 08:00 of that day, or by now if that is later.
    const now = new Date(Math.max(window.from, desk.now.getTime()));
    const found = await findEdition(channel, desk, day, now);
    if (found.kind !== 'edition') {
      console.error(`${channel.id}: ${found.why}`);
      if (found.kind === 'broken' || found.tell) code = 40;
      continue;
    }
    const message = editionMessage(found.edition, found.library, messageOptions(channel, desk));
    const counts = countMessage(message.text);
    for (const warning of found.warnings) console.error(`! ${warning}`);
    console.log(`${parsedText(message.text)}\n\n— as sent —\n${JSON.stringify(message, null, 2)}\n`);
    console.log(
      `${counts.characters} of ${messageLimits.characters} characters, ${counts.entities} of ${messageLimits.entities} entities, ${counts.entityBytes} of ${messageLimits.entityBytes} entity bytes, ${counts.lines} lines`,
    );
    if (fitsTelegram(message)) continue;
    console.error('Telegram would refuse this. Shorten the stories, or give fewer.');
    code = 40;
  }
  return code;
}
