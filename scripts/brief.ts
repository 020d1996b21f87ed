import { parseArgs } from 'node:util';
import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { telegramTransport } from '#adapters/telegram.ts';
import { createLibrary, type Brief, type Library } from '#domain/library.ts';
import { localDay } from '#domain/time.ts';
import { UserError } from '#domain/user-error.ts';
import { briefMessage, countMessage, messageLimits, parsedText } from '#views/telegram-message.ts';
import { site } from '#site.ts';
import { run } from './run.ts';

/** `npm run brief -- preview [date] | send [date]`. */
await run(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [command, date] = positionals;
  const { contentDir, now, siteUrl } = readEnvironment();
  const { entries } = await readContent(contentDir);
  const library = createLibrary(entries, now);
  const message = briefMessage(chooseBrief(library, date, now), library, siteUrl);
  const counts = countMessage(message.text);
  if (counts.characters > messageLimits.characters || counts.entities > messageLimits.entities)
    throw new UserError(
      `The message has ${counts.characters} characters and ${counts.entities} entities; Telegram takes ${messageLimits.characters} and ${messageLimits.entities}.`,
      'Shorten the stories, or give fewer.',
    );
  if (command === 'preview') {
    console.log(`${parsedText(message.text)}\n\n— as sent —\n${JSON.stringify(message, null, 2)}\n`);
    console.log(`${counts.characters} of 4096 characters, ${counts.entities} of 100 entities, ${counts.lines} lines`);
    return 0;
  }
  if (command === 'send') return send(message);
  throw new UserError(
    `“${command ?? ''}” is not a command of brief.`,
    'Use: npm run brief -- preview [date]   or   send [date]',
  );
});

function chooseBrief(library: Library, date: string | undefined, now: Date): Brief {
  const day = date ?? localDay(now, site.zone);
  const brief = library.brief(day);
  if (brief) return brief;
  throw new UserError(
    `There is no published brief for ${day}.`,
    `Published: ${
      library.briefs
        .slice(0, 5)
        .map((one) => one.id)
        .join(', ') || 'none'
    }. Write content/briefs/${day}.md, or name another day.`,
  );
}

async function send(message: object): Promise<number> {
  const chat = required('TELEGRAM_CHAT_ID', 'the id of the channel, e.g. -1001234567890');
  const call = telegramTransport(
    required('TELEGRAM_BOT_TOKEN', 'the token @BotFather gave you'),
    process.env['TELEGRAM_API_ROOT'],
  );
  const outcome = await call('sendMessage', { chat_id: chat, ...message });
  if (outcome.kind === 'ok') {
    console.log(`Sent: message ${(outcome.result as { message_id: number }).message_id} in ${chat}.`);
    return 0;
  }
  if (outcome.kind === 'rejected')
    console.error(`Not sent. Telegram refused it (${outcome.code}): ${outcome.description}`);
  else if (outcome.kind === 'not-sent') console.error(`Not sent. Telegram could not be reached: ${outcome.why}.`);
  else console.error(`Unknown whether it was sent (${outcome.why}). Look at the channel before sending again.`);
  return 1;
}

function required(name: string, what: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new UserError(`${name} is not set, so nothing was sent.`, `Set it in the environment: ${what}.`);
}
