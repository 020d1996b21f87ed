import type { Brief, Library } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';
import { formatDate, formatDay, formatTime, weekday } from '#domain/time.ts';
import { bottomLine } from '#views/card/model.ts';
import { site } from '#site.ts';

/** The body of a `sendMessage` call, without the chat: https://core.telegram.org/bots/api#sendmessage */
export interface TelegramMessage {
  readonly text: string;
  readonly parse_mode: 'HTML';
  readonly link_preview_options: {
    readonly url: string;
    readonly prefer_large_media: true;
    readonly show_above_text: true;
  };
  readonly reply_markup: {
    readonly inline_keyboard: readonly (readonly { readonly text: string; readonly url: string }[])[];
  };
}

/** What counts against Telegram's limits. Text is counted after parsing, in UTF-16 units (stricter than code points). */
export interface MessageCounts {
  readonly characters: number;
  readonly entities: number;
  readonly lines: number;
}

/** Bot API: at most 4,096 characters after parsing and 100 entities; the 101st is dropped without a word. */
export const messageLimits = { characters: 4096, entities: 100 };

/** The Morning Brief as one Telegram message. */
export function briefMessage(brief: Brief, library: Library, base: string): TelegramMessage {
  const url = absolute(paths.brief(brief.id), base);
  const { stories, watch } = brief.data;
  const categories = [...new Set(stories.map((story) => story.category))];
  const blocks = [
    `<b><a href="${escape(url)}">Morning Brief</a></b> · ${weekday(brief.id, 'short')} ${formatDay(brief.id)}\n<b>${plain(bottomLine(brief))}</b>`,
    ...stories.map((story, i) => {
      const note = story.note ? library.note(story.note) : undefined;
      const link = note ? absolute(paths.note(note.id), base) : (story.source?.url ?? `${url}#s${i + 1}`);
      const tickers = story.tickers.map((ticker) => ` $${ticker.split(':')[1]}`).join('');
      return [
        `<b>${i + 1}. ${plain(story.headline)}</b> · <i>${site.categories[story.category].label}</i>`,
        plain(story.fact),
        `<b>So what:</b> ${plain(story.implication)}${tickers}`,
        `<a href="${escape(link)}">${note ? 'Read the note' : `Source: ${plain(story.source?.publisher ?? 'Brief')}`}</a>`,
      ].join('\n');
    }),
    ...(watch.length > 0
      ? [
          [
            '<b>Watch</b>',
            ...watch.map(
              (item) =>
                `• <tg-time unix="${Math.floor(item.at.getTime() / 1000)}" format="Dt">${formatDate(item.at, site.zone)}, ${formatTime(item.at, site.zone)}</tg-time> ${plain(item.text)}`,
            ),
          ].join('\n'),
        ]
      : []),
    `#MorningBrief ${categories.map((id) => `#${site.categories[id].label}`).join(' ')}\n<i>Information only, not investment advice.</i>`,
  ];
  return {
    text: blocks.join('\n\n'),
    parse_mode: 'HTML',
    link_preview_options: { url, prefer_large_media: true, show_above_text: true },
    reply_markup: { inline_keyboard: [[{ text: 'Read on the web', url }]] },
  };
}

/** Counts as Telegram counts: tags are gone, entities are characters again. */
export function countMessage(html: string): MessageCounts {
  const parsed = parsedText(html);
  return {
    characters: parsed.length,
    entities: (html.match(/<(?!\/)/g) ?? []).length,
    lines: parsed.split('\n').length,
  };
}

/** The text that Telegram shows for its HTML. */
export function parsedText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

/** Telegram links bare domains (C3.ai); a word joiner before the dot keeps a name a name. */
function plain(text: string): string {
  return escape(text.replace(/(\p{Letter}[\p{Letter}\p{Number}-]*)\.(?=[a-z]{2,}\b)/giu, '$1\u2060.'));
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
