import { words } from '#edition.ts';
import { newestChanges } from '#domain/change.ts';
import { type FallenClaim, fallenInBrief, fallenInNote } from '#domain/claims.ts';
import type { Brief, Library, Note } from '#domain/library.ts';
import { once } from '#domain/once.ts';
import { formatDate, formatDay, weekday } from '#domain/time.ts';
import type { CardChart } from '#views/card/chart-data.ts';
import { indexCards } from '#views/card/index-cards.ts';
import { type CardRisk, topRisk } from '#views/card/risk.ts';
import { type CategoryId, site } from '#site.ts';

/**
 * What a social card shows: plain data, so that its digest says whether the picture is still right.
 * Everything on the picture comes from here or from `site.ts`; a value that is absent is not drawn.
 */
export interface CardModel {
  readonly kind: 'note' | 'brief' | 'index';
  readonly category?: CategoryId;
  readonly label: string;
  readonly title: string;
  readonly text: string;
  readonly date: string;
  /** That the entry, or a claim it rests on, was corrected or retracted, and since when if a change says so. */
  readonly mark?: { readonly word: string; readonly on?: string };
  readonly risk?: CardRisk;
  readonly chart?: CardChart;
  /** The one number of an entry that has neither risk nor chart. */
  readonly figure?: { readonly value: string; readonly label: string };
  /** Stories of a brief; latest headlines of a list page. */
  readonly lines?: readonly { readonly text: string; readonly category?: CategoryId }[];
}

/** Pixels of the picture every page names: 1.91:1, the ratio of X, LinkedIn, Facebook and Slack. */
export const cardSize = { width: 1200, height: 630 };

/** A card as pages and feeds name it: its path on the site and what it shows, in words. */
export interface PublishedCard {
  readonly path: string;
  readonly alt: string;
}

/** Reads the chart a note's text names, or says that it names none. */
export type ChartOf = (note: Note) => CardChart | undefined;

/**
 * @param chart the note's own chart; asked for by type, since leaving it out would change the card's address.
 * @param fallen claims the note states or rests on that no longer stand.
 */
export function noteCard(note: Note, chart: CardChart | undefined, fallen: readonly FallenClaim[] = []): CardModel {
  const { category, title, keyTakeaway, keyNumbers, publishedAt, type } = note.data;
  const risk = topRisk(note.data.risks);
  const figure = keyNumbers[0];
  return {
    kind: 'note',
    category,
    label: type === 'risk-briefing' ? words.note.riskBriefing : words.note.research,
    title,
    text: keyTakeaway,
    date: formatDate(publishedAt, site.zone),
    ...markOf(note, fallen),
    ...(risk && { risk }),
    ...(chart && { chart }),
    ...(!risk && !chart && figure && { figure: { value: figure.value, label: figure.label } }),
  };
}

/** @param fallen claims its stories rest on that no longer stand. */
export function briefCard(brief: Brief, fallen: readonly FallenClaim[] = []): CardModel {
  return {
    kind: 'brief',
    label: words.brief,
    title: bottomLine(brief),
    text: '',
    date: `${weekday(brief.id)} ${formatDay(brief.id)}`,
    ...markOf(brief, fallen),
    lines: brief.data.stories.map(({ headline, category }) => ({ text: headline, category })),
  };
}

/** Every card of a library, by the path-like name of its entry or page. The one list: pages, feeds and drawing use it. */
export function allCards(library: Library, chartOf: ChartOf): Map<string, CardModel> {
  const { note, brief } = entryCards(library, chartOf);
  return new Map([
    ...indexCards(library),
    ...library.notes.map((one) => [`notes/${one.id}`, note(one)] as const),
    ...library.briefs.map((one) => [`briefs/${one.id}`, brief(one)] as const),
  ]);
}

/** The cards of that list one by one, without making those of other notes and briefs. */
export function cardsByName(library: Library, chartOf: ChartOf): (name: string) => CardModel | undefined {
  const { note, brief } = entryCards(library, chartOf);
  const lists = once(() => new Map(indexCards(library)));
  return (name) => {
    const [, kind, id = ''] = /^(notes|briefs)\/(.+)$/.exec(name) ?? [];
    if (!kind) return lists().get(name);
    const [written, told] = [kind === 'notes' && library.note(id), kind === 'briefs' && library.brief(id)];
    return written ? note(written) : told ? brief(told) : undefined;
  };
}

function entryCards(library: Library, chartOf: ChartOf) {
  return {
    note: (one: Note) => noteCard(one, chartOf(one), fallenInNote(one, library)),
    brief: (one: Brief) => briefCard(one, fallenInBrief(one, library)),
  };
}

/** The sentence of the day; the first headline stands in when the editor wrote none. */
export function bottomLine(brief: Brief): string {
  return brief.data.bottomLine ?? brief.data.stories[0]?.headline ?? '';
}

/** The entry's own correction, else that of a claim it rests on. */
function markOf({ data }: Note | Brief, fallen: readonly FallenClaim[]): Pick<CardModel, 'mark'> {
  const own = newestChanges(data.changes).find(({ kind }) => kind === 'correction' || kind === 'retraction');
  const change = own ?? newestChanges(fallen.flatMap((one) => one.change ?? []))[0];
  if (!change) return fallen.length > 0 ? { mark: { word: words.card.corrected } } : {};
  const word = own?.kind === 'retraction' ? words.card.retracted : words.card.corrected;
  return { mark: { word, on: formatDate(change.at, site.zone) } };
}
