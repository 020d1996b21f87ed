import { readFile } from 'node:fs/promises';
import { cachedCard } from '#adapters/card/cache.ts';
import { chartReader } from '#adapters/card/chart.ts';
import { drawCards } from '#adapters/card/draw.ts';
import { cardKey, cardPath } from '#adapters/card/name.ts';
import type { Room } from '#adapters/desk/room.ts';
import { TextShelf } from '#adapters/text-shelf.ts';
import type { Brief, Note } from '#domain/library.ts';
import { paths } from '#domain/paths.ts';
import { countWords } from '#domain/prose.ts';
import { cardAlt } from '#views/card/alt.ts';
import { canvases, type CardSize, cardSizes } from '#views/card/drawing/canvas.ts';
import { cardsByName, type CardModel } from '#views/card/model.ts';
import type { DeskPreviews } from '#views/desk/model.ts';
import { feedItem } from '#views/feed-items.ts';
import { briefRecord, noteRecord } from '#views/search-record.ts';
import { briefMessage, countMessage, fitsTelegram, messageLimits } from '#views/telegram-message.ts';

const sizeLabels: Record<CardSize, string> = { wide: 'link preview', square: 'square', story: 'story' };

/** What each audience sees of an entry: the production views, applied to the entry as if it were public. */
export async function previewsOf(entry: Note | Brief, room: Room): Promise<DeskPreviews> {
  const { library, environment } = room;
  const isNote = 'keyTakeaway' in entry.data;
  const page = isNote ? paths.note(entry.id) : paths.brief(entry.id);
  const name = `${isNote ? 'notes' : 'briefs'}/${entry.id}`;
  const stamp = entry.digest.slice(0, 8);
  return {
    page,
    cards: cardSizes.map((size) => ({
      label: sizeLabels[size],
      src: `/desk/cards/${name}.${size}.png?${stamp}`,
      width: canvases[size].width,
      height: canvases[size].height,
    })),
    ...(isNote ? {} : { telegram: telegramOf(entry as Brief, room) }),
    feed: await feedOf(entry, room),
    search: searchOf(
      isNote
        ? noteRecord(entry as Note, await new TextShelf(environment).text(entry as Note), library).html
        : briefRecord(entry as Brief, library).html,
    ),
    stories: isNote ? [] : (entry as Brief).data.stories.map((story) => story.headline),
  };
}

function telegramOf(brief: Brief, { library, environment }: Room): NonNullable<DeskPreviews['telegram']> {
  const message = briefMessage(brief, library, environment.siteUrl);
  const { characters, entities, lines } = countMessage(message.text);
  return {
    html: message.text,
    buttons: message.reply_markup.inline_keyboard.flat().map((button) => button.text),
    counts: [
      `${characters} of ${messageLimits.characters} characters`,
      `${entities} of ${messageLimits.entities} entities`,
      `${lines} lines`,
    ],
    fits: fitsTelegram(message),
  };
}

/** The item that feeds carry. */
async function feedOf(entry: Note | Brief, room: Room): Promise<NonNullable<DeskPreviews['feed']>> {
  const { environment, library } = room;
  const at = entry.data.publishedAt;
  const item = await feedItem(
    'keyTakeaway' in entry.data
      ? { kind: 'note', at, note: entry as Note }
      : { kind: 'brief', at, brief: entry as Brief },
    {
      library,
      base: environment.siteUrl,
      texts: (note) => new TextShelf(environment).text(note),
      cards: (name) => {
        const model = modelOf(name, room);
        return model ? { path: cardPath(name, model), alt: cardAlt(model) } : { path: '/', alt: '' };
      },
    },
  );
  const words = countWords(item.html.replace(/<[^>]*>/g, ' '));
  return { title: item.title, summary: item.summary, guid: item.guid, words, date: item.publishedAt };
}

/** The search record is a page for the indexer; what a result shows stands in its facts. */
function searchOf(html: string): NonNullable<DeskPreviews['search']> {
  const meta = (name: string) => unescape(new RegExp(`data-pagefind-meta="${name}">([^<]*)<`).exec(html)?.[1] ?? '');
  return {
    title: meta('title'),
    takeaway: meta('takeaway'),
    kind: meta('kind'),
    date: meta('date'),
  };
}

function unescape(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

function modelOf(name: string, { library, environment }: Room): CardModel | undefined {
  return cardsByName(library, chartReader(environment.contentDir))(name);
}

/** The picture of a card by its name, e.g. `notes/claude-mythos-leak`; undefined when nothing has that card. */
export async function cardPicture(name: string, size: CardSize, room: Room): Promise<Buffer | undefined> {
  const model = modelOf(name, room);
  if (!model) return undefined;
  const { cacheDir } = room.environment;
  const { failures } = await drawCards(new Map([[name, model]]), { cacheDir, size });
  if (failures[0]) throw failures[0].error;
  return readFile(cachedCard(cacheDir, cardKey(model, size)));
}
