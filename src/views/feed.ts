import { words } from '#edition.ts';
import { excerpt } from '#domain/excerpt.ts';
import type { Brief, Library, Note } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';
import type { NoteText } from '#views/body/text.ts';
import type { PublishedCard } from '#views/card/model.ts';
import { feedItem } from '#views/feed-items.ts';
import type { FeedEntry, FeedSpec } from '#views/feed-list.ts';

/** A feed before it has a format. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  /** The page the feed is of. */
  readonly home: string;
  readonly self: { readonly rss: string; readonly json: string };
  readonly items: readonly FeedItem[];
  /** Places in the archive of all items: https://www.rfc-editor.org/rfc/rfc5005#section-4 */
  readonly archive?: {
    /** Whether this document is itself part of the archive, not the feed that readers subscribe to. */
    readonly archived: boolean;
    readonly current?: string | undefined;
    readonly previous?: string | undefined;
    readonly next?: string | undefined;
  };
}

export interface FeedItem {
  /** Permanent, and independent of the address: a correction or a rename never makes a reader show it again. */
  readonly guid: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly html: string;
  /** First publication; never changes. */
  readonly publishedAt: Date;
  readonly modifiedAt?: Date;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly image?: { readonly url: string; readonly alt: string };
}

/** Feeds are capped: a reader asks every hour, and the archive has the rest. */
export const feedLength = 30;

/** Where items get what an entry alone does not hold. */
export interface FeedContext {
  readonly library: Library;
  readonly base: string;
  readonly texts: (note: Note) => Promise<NoteText>;
  readonly cards: (name: string) => PublishedCard;
}

/** All that one document of a feed is made from: its name and places, and the entries it carries. */
export interface FeedProps {
  readonly spec: Omit<FeedSpec, 'entries'>;
  readonly entries: readonly FeedEntry[];
  /** Paths of the document's place in the archive; the month it stands for, if it is part of it. */
  readonly archive?: {
    readonly month?: string;
    readonly previous: string | undefined;
    readonly next: string | undefined;
  };
  readonly library: Library;
  readonly cards: Readonly<Record<string, PublishedCard>>;
  /** Digests of the notes' texts, by id. */
  readonly texts: Readonly<Record<string, string>>;
}

type CardOf = (name: string) => PublishedCard;

/** The document that readers subscribe to: a feed's newest entries. */
export function feedProps({ entries, ...spec }: FeedSpec, library: Library, cards: CardOf): FeedProps {
  const newestMonth = spec.page === paths.home ? archiveMonths(library)[0] : undefined;
  return {
    spec,
    ...carried(entries.slice(0, feedLength), library, cards),
    ...(newestMonth && { archive: { previous: paths.feedArchive(newestMonth), next: undefined } }),
  };
}

/** One document a month, newest first, which together hold all entries of a feed. */
export function archiveProps({ entries, ...spec }: FeedSpec, library: Library, cards: CardOf): FeedProps[] {
  const months = archiveMonths(library);
  const byMonth = Map.groupBy(entries, (entry) => monthOf(entry.at));
  const at = (month: string | undefined) => month && paths.feedArchive(month);
  return months.map((month, place) => ({
    spec,
    ...carried(byMonth.get(month) ?? [], library, cards),
    archive: { month, previous: at(months[place + 1]), next: at(months[place - 1]) },
  }));
}

function carried(entries: readonly FeedEntry[], library: Library, cards: CardOf) {
  const notes: Note[] = [];
  const briefs: Brief[] = [];
  for (const entry of entries) {
    if (entry.kind === 'brief') briefs.push(entry.brief);
    else if (entry.kind === 'note') notes.push(entry.note);
    else if ('stories' in entry.correction.entry.data) briefs.push(entry.correction.entry as Brief);
    else notes.push(entry.correction.entry as Note);
  }
  const names = [...notes.map(({ id }) => `notes/${id}`), ...briefs.map(({ id }) => `briefs/${id}`)];
  return {
    entries,
    library: excerpt(library, { notes, briefs }),
    cards: Object.fromEntries(names.map((name) => [name, cards(name)])),
    texts: Object.fromEntries(notes.map(({ id, digest }) => [id, digest])),
  };
}

/**
 * A document of a feed with its entries in full.
 * @param base address of the site.
 */
export async function buildFeed(
  { spec, entries, archive, library, cards, texts }: FeedProps,
  { base, text }: { base: string; text: (note: Note, digest: string | undefined) => Promise<NoteText> },
): Promise<Feed> {
  const to = (path: string | undefined) => path && absolute(path, base);
  const month = archive?.month;
  const self = month ? absolute(paths.feedArchive(month), base) : undefined;
  const card = (name: string) => {
    const known = cards[name];
    if (!known) throw new Error(`The feed “${spec.title}” was given no card for ${name}.`);
    return known;
  };
  const context = { library, base, texts: (note: Note) => text(note, texts[note.id]), cards: card };
  return {
    title: month ? words.feeds.month(spec.title, month) : spec.title,
    description: spec.description,
    home: absolute(spec.page, base),
    self: { rss: self ?? absolute(spec.rss, base), json: self ?? absolute(spec.json, base) },
    items: await Promise.all(entries.map((entry) => feedItem(entry, context))),
    ...(archive && {
      archive: {
        archived: month !== undefined,
        ...(month && { current: absolute(spec.rss, base) }),
        previous: to(archive.previous),
        next: to(archive.next),
      },
    }),
  };
}

/** Months in which something appeared, newest first, in UTC: an archive must not change with a zone. */
export function archiveMonths(library: Library): string[] {
  const all = [...library.notes, ...library.briefs].map((entry) => monthOf(entry.data.publishedAt));
  return [...new Set(all)].sort().reverse();
}

function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}
