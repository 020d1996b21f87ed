import { type Edition, type EditionStory, editorsEdition } from '#domain/compose-brief.ts';
import type { Brief, Library } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';
import { formatDayBriefly, formatTime } from '#domain/time.ts';
import { comfortable, countMessage, messageLimits, parsedText, within } from '#views/brief-budget.ts';
import { escapeTelegram, telegramText } from '#views/brief-text.ts';
import { type BriefLanguage, briefWords } from '#views/brief-words.ts';
import { type CategoryId, site } from '#site.ts';

export { countMessage, messageLimits, parsedText, type MessageCounts } from '#views/brief-budget.ts';

/** The body of a `sendMessage` call, without the chat: https://core.telegram.org/bots/api#sendmessage */
export interface TelegramMessage {
  readonly text: string;
  /** Absent on the plain text that replaces a message whose markup Telegram refused. */
  readonly parse_mode?: 'HTML';
  readonly link_preview_options: {
    readonly url: string;
    readonly prefer_large_media: true;
    readonly show_above_text: true;
  };
  readonly reply_markup: {
    readonly inline_keyboard: readonly (readonly { readonly text: string; readonly url: string }[])[];
  };
  /** Silent: a late brief does not ring. */
  readonly disable_notification?: true;
}

export interface MessageOptions {
  /** Address of the site. */
  readonly base: string;
  readonly language?: BriefLanguage;
  /** Says so in the first line, and is silent. */
  readonly delayed?: boolean;
  /** Added at the end of a message that is edited. */
  readonly correction?: { readonly at: Date; readonly text: string };
}

/** What the message shows of an edition. Five steps make it smaller; none cuts inside a sentence. */
interface Shape {
  readonly tickers: number;
  readonly watch: number;
  /** Stories from this index on give their short fact, and from `noFactFrom` on none. */
  readonly shortFrom: number;
  readonly noFactFrom: number;
  readonly stories: number;
}

/** An editor's brief as one Telegram message, as it goes out on time. */
export function briefMessage(brief: Brief, library: Library, base: string): TelegramMessage {
  return editionMessage(editorsEdition(brief), library, { base });
}

/**
 * An edition as one Telegram message: the fullest shape that is comfortable to read on a phone, else the smallest.
 * Always the same for the same edition. The schema's caps keep the smallest within Telegram's limits; `countMessage`
 * tells a caller who got his text elsewhere.
 */
export function editionMessage(edition: Edition, library: Library, options: MessageOptions): TelegramMessage {
  const texts = shapes(edition).map((shape) => layout(edition, shape, library, options));
  const fitting = texts.find((text) => within(countMessage(text), comfortable));
  return withFurniture(fitting ?? texts.at(-1) ?? '', edition, options, 'HTML');
}

/** The same without markup, for when Telegram refuses ours. */
export function plainMessage(edition: Edition, library: Library, options: MessageOptions): TelegramMessage {
  const { text } = editionMessage(edition, library, options);
  return withFurniture(parsedText(text), edition, options);
}

/** Headlines only, for when Telegram finds the message too long although we did not. */
export function shortMessage(edition: Edition, options: MessageOptions): TelegramMessage {
  const words = briefWords[options.language ?? 'en'];
  const headlines = edition.stories.map((story, i) => `${i + 1}. ${telegramText(story.headline, words.direction)}`);
  const text = [header(edition, options), headlines.join('\n'), `<i>${words.disclaimer}</i>`].join('\n\n');
  return withFurniture(text, edition, options, 'HTML');
}

/** The edition as a channel of one category gets it; undefined when it has no story of that category. */
export function inCategory(edition: Edition, category: CategoryId | undefined): Edition | undefined {
  if (!category) return edition;
  const stories = edition.stories.filter((story) => story.category === category);
  if (stories.length === 0) return undefined;
  // The sentence of the day is about the whole brief; a part of it leads with its own first headline.
  return { ...edition, stories, bottomLine: undefined };
}

/** Address of an edition on the web. A composed one has no page of its own: it points into the list of briefs. */
export function editionUrl(edition: Edition, base: string): string {
  return edition.origin === 'editor'
    ? absolute(paths.brief(edition.day), base)
    : `${absolute(paths.briefs, base)}#${edition.day}`;
}

/** Whether the message is within Telegram's hard limits. */
export function fitsTelegram(message: TelegramMessage): boolean {
  return within(countMessage(message.text), messageLimits);
}

function shapes({ stories, watch }: Edition): Shape[] {
  const list: Shape[] = [{ tickers: 4, watch: watch.length, shortFrom: 9, noFactFrom: 9, stories: stories.length }];
  const then = (change: Partial<Shape>) => list.push({ ...(list.at(-1) as Shape), ...change });
  then({ tickers: 2 });
  for (let left = watch.length - 1; left >= 0; left -= 1) then({ watch: left });
  for (let from = stories.length - 1; from >= 0; from -= 1) if (stories[from]?.factShort) then({ shortFrom: from });
  for (let from = stories.length - 1; from >= 0; from -= 1) then({ noFactFrom: from });
  for (let left = stories.length - 1; left >= 3; left -= 1) then({ stories: left });
  return list;
}

function layout(edition: Edition, shape: Shape, library: Library, options: MessageOptions): string {
  const words = briefWords[options.language ?? 'en'];
  const shown = edition.stories.slice(0, shape.stories);
  const hidden = edition.stories.length - shown.length;
  const watch = edition.watch.slice(0, shape.watch).map((item) => {
    const day = new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'short', timeZone: site.zone });
    const inner = `${day.format(item.at)}, ${formatTime(item.at, site.zone, words.locale)}`;
    const unix = Math.floor(item.at.getTime() / 1000);
    return `• <tg-time unix="${unix}" format="Dt">${inner}</tg-time> ${telegramText(item.text, words.direction)}`;
  });
  const categories = [...new Set(edition.stories.map((story) => story.category))];
  const blocks = [
    header(edition, options),
    ...shown.map((story, i) => storyBlock(story, i, edition, shape, library, options)),
    ...(hidden > 0 ? [words.more(hidden)] : []),
    ...(watch.length > 0 ? [[`<b>${words.watch}</b>`, ...watch].join('\n')] : []),
    ...(options.correction ? [correctionLine(options.correction, options.language)] : []),
    `${[words.hashtag, ...categories.map((id) => hashtag(words.categories[id].label))].join(' ')}\n<i>${words.disclaimer}</i>`,
  ];
  return blocks.join('\n\n');
}

/** The first two lines are the push notification: at most 140 characters of an editor's brief that is on time. */
function header(edition: Edition, { base, language = 'en', delayed }: MessageOptions): string {
  const words = briefWords[language];
  const first = [
    `<b><a href="${escapeTelegram(editionUrl(edition, base))}">${words.title}</a></b>`,
    formatDayBriefly(edition.day, words.locale).replace(/[,،]/, ''),
    ...(edition.origin === 'composed' ? [words.composed] : []),
    ...(delayed ? [words.delayed] : []),
  ].join(' · ');
  return edition.bottomLine ? `${first}\n<b>${telegramText(edition.bottomLine, words.direction)}</b>` : first;
}

function storyBlock(
  story: EditionStory,
  i: number,
  edition: Edition,
  shape: Shape,
  library: Library,
  { base, language = 'en' }: MessageOptions,
): string {
  const words = briefWords[language];
  const said = (text: string) => telegramText(text, words.direction);
  const note = story.note ? library.note(story.note) : undefined;
  const link = note
    ? absolute(paths.note(note.id), base)
    : (story.source?.url ?? `${editionUrl(edition, base)}${edition.origin === 'editor' ? `#s${i + 1}` : ''}`);
  const label = note ? words.note : `${words.source}: ${said(story.source?.publisher ?? site.shortName)}`;
  const fact = i >= shape.noFactFrom ? undefined : (i >= shape.shortFrom && story.factShort) || story.fact;
  const tickers = story.tickers
    .slice(0, shape.tickers)
    .map((ticker) => `${words.direction === 'rtl' ? leftToRight : ''}$${ticker.split(':')[1]}`);
  const meaning = story.implication ? `<b>${words.soWhat}</b> ${said(story.implication)}` : '';
  const moving = story.stillMoving ? `${words.direction === 'rtl' ? '،' : ','} ${words.stillMoving}` : '';
  return [
    `<b>${i + 1}. ${said(story.headline)}</b> · <i>${words.categories[story.category].label}${moving}</i>`,
    ...(fact ? [said(fact)] : []),
    ...[[meaning, ...tickers].filter(Boolean).join(' ')].filter(Boolean),
    `<a href="${escapeTelegram(link)}">${label}</a>`,
  ].join('\n');
}

function correctionLine({ at, text }: { at: Date; text: string }, language: BriefLanguage = 'en'): string {
  const { corrected, locale, direction } = briefWords[language];
  return `<i>${corrected} ${formatTime(at, site.zone, locale)}: ${telegramText(text, direction)}</i>`;
}

/** A hashtag ends at a space. */
function hashtag(label: string): string {
  return `#${label.replaceAll(' ', '_')}`;
}

/** LEFT-TO-RIGHT MARK: without it a dollar sign after Arabic words would stand behind its symbol. */
const leftToRight = '\u200e';

function withFurniture(text: string, edition: Edition, options: MessageOptions, mode?: 'HTML'): TelegramMessage {
  const url = editionUrl(edition, options.base);
  return {
    text,
    ...(mode && { parse_mode: mode }),
    link_preview_options: { url, prefer_large_media: true, show_above_text: true },
    reply_markup: { inline_keyboard: [[{ text: briefWords[options.language ?? 'en'].web, url }]] },
    ...(options.delayed && { disable_notification: true }),
  };
}
