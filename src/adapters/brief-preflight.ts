import type { SenderPorts } from '#adapters/brief-hand.ts';
import { type Desk, findEdition, messageOptions } from '#adapters/brief-render.ts';
import type { Channel } from '#adapters/brief-settings.ts';
import { sightOf } from '#adapters/brief-probe.ts';
import type { Call, Outcome } from '#adapters/telegram.ts';
import { rowsOf } from '#domain/delivery.ts';
import { briefWindow } from '#domain/delivery-schedule.ts';
import { countMessage, editionMessage, editionUrl, fitsTelegram } from '#views/telegram-message.ts';

export interface Finding {
  readonly level: 'ok' | 'warn' | 'fail';
  readonly about: 'configuration' | 'content';
  readonly text: string;
}

/** Everything that can be known before 08:00 about whether the brief of a day will arrive. Changes nothing. */
export async function preflight(
  ports: SenderPorts,
  channels: readonly Channel[],
  desk: Desk,
  day: string,
): Promise<Finding[]> {
  const me = await ports.call('getMe', {});
  if (me.kind !== 'ok') return [bad(`The token does not work: ${reason(me)}. Copy it again from @BotFather.`)];
  const { id, username } = me.result as { id: number; username?: string };
  const findings: Finding[] = [good(`Telegram knows the bot: @${username ?? id}.`), await journalFinding(ports)];
  if (ports.ops === undefined)
    findings.push(
      warning(
        'No ops chat is set (TELEGRAM_OPS_CHAT_ID): a lost reply will wait for a person instead of being looked up.',
      ),
    );
  else findings.push(await opsFinding(ports.call, ports.ops));
  for (const channel of channels) {
    findings.push(await rightsFinding(ports.call, channel, id));
    if (ports.ops !== undefined) findings.push(await markFinding(ports, ports.ops, channel));
    findings.push(...(await contentFindings(ports, channel, desk, day)));
  }
  return findings;
}

async function journalFinding(ports: SenderPorts): Promise<Finding> {
  try {
    const journal = await ports.journal.acquire();
    await journal?.release();
    return good(journal ? 'The journal can be written.' : 'Another sender is at work with the journal just now.');
  } catch (error) {
    const { message, hint = '' } = error as Error & { hint?: string };
    return bad(`${message} ${hint}`);
  }
}

async function opsFinding(call: Call, ops: string): Promise<Finding> {
  const chat = await call('getChat', { chat_id: ops });
  if (chat.kind !== 'ok') return bad(`The ops chat ${ops} cannot be reached: ${reason(chat)}. Add the bot to it.`);
  return good('The ops chat can be reached.');
}

async function rightsFinding(call: Call, { id, chat }: Channel, me: number): Promise<Finding> {
  const found = await call('getChat', { chat_id: chat });
  if (found.kind !== 'ok') return bad(`Channel ${id} (${chat}) cannot be reached: ${reason(found)}.`);
  const real = String((found.result as { id: number }).id);
  if (real !== chat) return bad(`Channel ${id} is set as ${chat}. Names change: write its number, ${real}.`);
  const member = await call('getChatMember', { chat_id: chat, user_id: me });
  if (member.kind !== 'ok') return bad(`The bot's rights in channel ${id} cannot be read: ${reason(member)}.`);
  const { status, can_post_messages: may } = member.result as { status: string; can_post_messages?: boolean };
  if (status !== 'creator' && !(status === 'administrator' && may))
    return bad(`The bot may not post in channel ${id}: make it an administrator with “Post messages”.`);
  return good(`The bot may post in channel ${id}.`);
}

/** The post that ids are counted from must exist, or every lost reply would end with a person. */
async function markFinding(ports: SenderPorts, ops: string, channel: Channel): Promise<Finding> {
  const rows = [...rowsOf(await ports.journal.read().catch(() => [])).values()].filter(
    (row) => row.chat === channel.chat,
  );
  const ids = rows.flatMap((row) => [row.messageId, row.head]).filter((one) => one !== undefined);
  const mark = ids.length > 0 ? Math.max(...ids) : channel.lastPostId;
  if (mark === undefined)
    return warning(
      `No post of channel ${channel.id} is known yet. Set TELEGRAM_LAST_POST_ID to the number at the end of the link of its newest post (1 for a new channel).`,
    );
  const sight = await sightOf({ ...ports, ops }, { chat: channel.chat, kind: 'brief' }, mark);
  if (sight === 'exists' || sight === 'ours')
    return good(`Posts of channel ${channel.id} can be looked up (post ${mark}).`);
  return warning(
    `Post ${mark} of channel ${channel.id} could not be looked up; set TELEGRAM_LAST_POST_ID to a post that exists.`,
  );
}

async function contentFindings(ports: SenderPorts, channel: Channel, desk: Desk, day: string): Promise<Finding[]> {
  const now = ports.clock.now();
  const from = briefWindow(day).from;
  const found = await findEdition(channel, desk, day, new Date(Math.max(now, from)));
  if (found.kind === 'broken') return [{ level: 'fail', about: 'content', text: found.why }];
  if (found.kind === 'nothing') return [{ level: found.tell ? 'fail' : 'ok', about: 'content', text: found.why }];
  const options = messageOptions(channel, desk);
  const message = editionMessage(found.edition, found.library, options);
  const { characters, entities } = countMessage(message.text);
  const origin = found.edition.origin === 'editor' ? 'an editor’s brief' : 'composed from notes';
  const said = `Brief of ${day} for ${channel.id}: ${found.edition.stories.length} stories, ${origin}, ${characters} characters, ${entities} entities.`;
  return [
    { level: fitsTelegram(message) ? 'ok' : 'fail', about: 'content', text: said },
    ...found.warnings.map((text): Finding => ({ level: 'warn', about: 'content', text })),
    await pageFinding(editionUrl(found.edition, options.base), now < from),
  ];
}

/** The page and its card must answer before the message does, or Telegram shows and keeps a wrong preview. */
async function pageFinding(url: string, early: boolean): Promise<Finding> {
  const level = early ? 'warn' : 'fail';
  const page = await get(url);
  if (!page)
    return { level, about: 'content', text: `The page ${url} does not answer yet: build and deploy it before 08:00.` };
  const image = /<meta[^>]+property="og:image"[^>]+content="([^"]+)"/.exec(page)?.[1];
  if (!image) return { level, about: 'content', text: `The page ${url} names no card (og:image).` };
  const size = await sizeOf(image);
  if (size === undefined) return { level, about: 'content', text: `The card ${image} does not answer.` };
  if (size > 5_000_000)
    return { level, about: 'content', text: `The card ${image} is larger than the 5 MB Telegram takes.` };
  return { level: 'ok', about: 'content', text: `The page and its card answer: ${url}` };
}

async function get(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

async function sizeOf(url: string): Promise<number | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    return response.ok ? (await response.arrayBuffer()).byteLength : undefined;
  } catch {
    return undefined;
  }
}

function reason(outcome: Exclude<Outcome, { kind: 'ok' }>): string {
  return outcome.kind === 'rejected' ? outcome.description : outcome.why;
}

const good = (text: string): Finding => ({ level: 'ok', about: 'configuration', text });
const warning = (text: string): Finding => ({ level: 'warn', about: 'configuration', text });
const bad = (text: string): Finding => ({ level: 'fail', about: 'configuration', text });
