import path from 'node:path';
import { type Edition, editionOf } from '#domain/compose-brief.ts';
import { newestChanges } from '#domain/change.ts';
import { createLibrary, type Library } from '#domain/library.ts';
import { briefWindow } from '#domain/delivery-schedule.ts';
import { formatProblem } from '#domain/problem.ts';
import { stateAt } from '#domain/publish.ts';
import { readContent } from '#adapters/content-folder.ts';
import type { Channel } from '#adapters/brief-settings.ts';
import type { RenderRequest, Rendered } from '#adapters/brief-hand.ts';
import { parsedText } from '#views/brief-budget.ts';
import {
  editionMessage,
  editionUrl,
  fitsTelegram,
  inCategory,
  plainMessage,
  shortMessage,
  type MessageOptions,
} from '#views/telegram-message.ts';

/** Where a channel's stories come from. */
export interface Desk {
  readonly contentDir: string;
  readonly siteUrl: string;
}

/** The edition a channel gets on a day, or why it gets none. */
export type Found =
  | {
      readonly kind: 'edition';
      readonly edition: Edition;
      readonly library: Library;
      readonly warnings: readonly string[];
    }
  | Exclude<Rendered, { kind: 'message' }>;

/**
 * Reads the content as it is now and finds the edition of a day. A fault in a note leaves out that note and is told; a
 * fault in the file of the day's own brief stops, because an editor meant something else than what we could guess.
 */
export async function findEdition(
  channel: Channel,
  desk: Desk,
  day: string,
  now: Date,
  lastBriefAt?: Date,
): Promise<Found> {
  const folder = path.resolve(channel.contentDir ?? desk.contentDir);
  const { entries, problems } = await readContent(folder);
  const say = problems.map((problem) => formatProblem(problem, 'content/'));
  const own = say.filter((_, i) => problems[i]?.file.replace(/\.mdx?$/, '') === `briefs/${day}`);
  if (own.length > 0 && !entries.briefs.some((brief) => brief.id === day))
    return { kind: 'broken', why: `The brief of ${day} has ${own.length} problem(s): ${own.slice(0, 3).join(' | ')}` };
  // A day that is over is not told anew with what came later.
  const over = new Date(Math.min(now.getTime(), briefWindow(day).until));
  const written = entries.briefs.some((brief) => brief.id === day && stateAt(brief.data, now) === 'published');
  const library = createLibrary(entries, written ? now : over);
  const whole = editionOf(library, day, lastBriefAt);
  if (!whole) return { kind: 'nothing', tell: true, why: nothingFor(day, createLibrary(entries, now)) };
  const edition = inCategory(whole, channel.category);
  if (!edition) return { kind: 'nothing', tell: false, why: `No story of ${day} is about ${channel.category}.` };
  const unready = entries.briefs.find((brief) => brief.id === day);
  const warnings = [
    ...(unready && whole.origin === 'composed'
      ? [`content/${unready.file} is “${unready.data.status}” and not public yet, so the brief is made from notes.`]
      : []),
    ...(say.length > 0
      ? [`${say.length} problem(s) in the content; the brief was made without what they concern: ${say[0]}`]
      : []),
  ];
  return { kind: 'edition', edition, library, warnings };
}

function nothingFor(day: string, { briefs }: Library): string {
  const last = briefs.slice(0, 5).map((brief) => brief.id);
  return `There is no published brief for ${day}, and no note is new or still moving. Briefs: ${last.join(', ') || 'none'}. Write content/briefs/${day}.md (npm run new -- brief).`;
}

/** Makes the messages of channels for the sender. */
export function renderer(channels: readonly Channel[], desk: Desk) {
  return async ({ row, variant, delayed, now, lastBriefAt }: RenderRequest): Promise<Rendered> => {
    const channel = channels.find((one) => one.id === row.channel);
    if (!channel) return { kind: 'broken', why: `The channel “${row.channel}” is no longer in the settings.` };
    const found = await findEdition(channel, desk, row.day, new Date(now), lastBriefAt);
    if (found.kind !== 'edition') return found;
    const { edition, library, warnings } = found;
    const options = messageOptions(channel, desk, { delayed });
    const message =
      variant === 'short'
        ? shortMessage(edition, options)
        : (variant === 'plain' ? plainMessage : editionMessage)(edition, library, options);
    if (!fitsTelegram(message))
      return { kind: 'broken', why: 'The message is longer than Telegram takes, in its shortest form.' };
    const text = message.parse_mode ? parsedText(message.text) : message.text;
    return { kind: 'message', message, text, url: editionUrl(edition, options.base), warnings };
  };
}

export function messageOptions(channel: Channel, desk: Desk, more: Partial<MessageOptions> = {}): MessageOptions {
  return { base: channel.siteUrl ?? desk.siteUrl, language: channel.language, ...more };
}

/** What the correction line says: the newest correction the editor recorded in the brief. */
export function latestCorrection(edition: Edition): { at: Date; text: string } | undefined {
  const change = newestChanges(edition.changes).find((one) => one.kind === 'correction');
  return change && { at: change.at, text: change.summary };
}
