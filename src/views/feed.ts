import { words } from '#edition.ts';
import type { Library, Note } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';
import type { Body } from '#views/body/render.ts';
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
  readonly bodies: (note: Note) => Promise<Body>;
  readonly cards: (name: string) => PublishedCard;
}

/** One of the publication's feeds with its newest entries in full. */
export async function buildFeed(spec: FeedSpec, context: FeedContext): Promise<Feed> {
  const { base, library } = context;
  const newestMonth = spec.page === paths.home ? archiveMonths(library)[0] : undefined;
  return {
    title: spec.title,
    description: spec.description,
    home: absolute(spec.page, base),
    self: { rss: absolute(spec.rss, base), json: absolute(spec.json, base) },
    items: await items(spec.entries.slice(0, feedLength), context),
    ...(newestMonth && { archive: { archived: false, previous: absolute(paths.feedArchive(newestMonth), base) } }),
  };
}

/** All entries of one month (`2026-03`), as one document of the archive. */
export async function buildArchive(spec: FeedSpec, month: string, context: FeedContext): Promise<Feed> {
  const { base, library } = context;
  const months = archiveMonths(library);
  const place = months.indexOf(month);
  const at = (other: string | undefined) => other && absolute(paths.feedArchive(other), base);
  const entries = spec.entries.filter((entry) => monthOf(entry.at) === month);
  const address = absolute(paths.feedArchive(month), base);
  return {
    title: words.feeds.month(spec.title, month),
    description: spec.description,
    home: absolute(spec.page, base),
    self: { rss: address, json: address },
    items: await items(entries, context),
    archive: {
      archived: true,
      current: absolute(spec.rss, base),
      previous: at(months[place + 1]),
      next: at(months[place - 1]),
    },
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

function items(entries: readonly FeedEntry[], context: FeedContext): Promise<FeedItem[]> {
  return Promise.all(entries.map((entry) => feedItem(entry, context)));
}
