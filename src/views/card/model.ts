import type { Brief, Library, Note } from '#domain/library.ts';
import { formatDate, formatDay, weekday } from '#domain/time.ts';
import { type CategoryId, site } from '#site.ts';

/** What a social card shows: plain data, so that its digest says whether the picture is still right. */
export interface CardModel {
  readonly kind: 'note' | 'brief' | 'site';
  readonly category?: CategoryId;
  readonly label: string;
  readonly title: string;
  readonly text: string;
  readonly date: string;
}

export const cardSize = { width: 1200, height: 630 };

export function noteCard(note: Note): CardModel {
  const { category, title, keyTakeaway, publishedAt } = note.data;
  return {
    kind: 'note',
    category,
    label: note.data.type === 'risk-briefing' ? 'Risk briefing' : 'Research note',
    title,
    text: keyTakeaway,
    date: formatDate(publishedAt, site.zone),
  };
}

export function briefCard(brief: Brief): CardModel {
  return {
    kind: 'brief',
    label: 'Morning Brief',
    title: bottomLine(brief),
    text: brief.data.stories.map((story) => story.headline).join(' · '),
    date: `${weekday(brief.id)} ${formatDay(brief.id)}`,
  };
}

export const siteCard: CardModel = {
  kind: 'site',
  label: 'Research',
  title: site.tagline,
  text: site.description,
  date: '',
};

/** Every card of a library, by the path-like name of its entry. */
export function allCards(library: Library): Map<string, CardModel> {
  return new Map([
    ['site', siteCard],
    ...library.notes.map((note) => [`notes/${note.id}`, noteCard(note)] as const),
    ...library.briefs.map((brief) => [`briefs/${brief.id}`, briefCard(brief)] as const),
  ]);
}

/** Text for those who cannot see the card; at most 420 characters (X's limit for alt text). */
export function cardAlt(card: CardModel): string {
  return [card.title, card.category ? site.categories[card.category].label : '', card.label, card.date]
    .filter(Boolean)
    .join('. ')
    .slice(0, 420);
}

/** The sentence of the day; the first headline stands in when the editor wrote none. */
export function bottomLine(brief: Brief): string {
  return brief.data.bottomLine ?? brief.data.stories[0]?.headline ?? '';
}
