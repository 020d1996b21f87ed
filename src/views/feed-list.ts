import { words } from '#edition.ts';
import { corrections, type PublicChange } from '#domain/corrections.ts';
import type { Brief, Library, Note } from '#domain/library.ts';
import { feedsOf, paths } from '#domain/paths.ts';
import { topicLabel, topicSlug } from '#domain/topics.ts';
import type { Alternate } from '#views/page/head.ts';
import { categoryIds, site } from '#site.ts';

/** Something a feed can carry, and when it appeared. */
export type FeedEntry =
  | { readonly kind: 'note'; readonly at: Date; readonly note: Note }
  | { readonly kind: 'brief'; readonly at: Date; readonly brief: Brief }
  | { readonly kind: 'correction'; readonly at: Date; readonly correction: PublicChange };

export const feedGroups = ['everything', 'categories', 'topics', 'entities', 'authors'] as const;

/** One feed of the publication: whose page it belongs to, where it stands, what it carries (newest first). */
export interface FeedSpec {
  readonly group: (typeof feedGroups)[number];
  readonly title: string;
  /** The name without the publication's, for lists. */
  readonly label: string;
  readonly description: string;
  readonly page: string;
  readonly rss: string;
  readonly json: string;
  readonly entries: readonly FeedEntry[];
}

/** A topic with one note has nothing to follow yet. */
const notesForTopicFeed = 2;

const lists = new WeakMap<Library, FeedSpec[]>();
const byPage = new WeakMap<Library, ReadonlyMap<string, FeedSpec>>();

/** Every feed there is: endpoints, the feeds page, the OPML file and the pages' own links all read this list. */
export function feedList(library: Library): FeedSpec[] {
  const known = lists.get(library);
  if (known) return known;
  const notes = library.notes.map(ofNote);
  const briefs = library.briefs.map((brief): FeedEntry => ({ kind: 'brief', at: brief.data.publishedAt, brief }));
  const changes = corrections(library).map((correction): FeedEntry => ({
    kind: 'correction',
    at: correction.change.at,
    correction,
  }));
  const byEntity = groupNotes(library, (note) => note.data.entities);
  const byAuthor = groupNotes(library, (note) => note.data.authors);
  const made = [
    spec('everything', paths.home, words.feeds.all, site.description, newestFirst([...notes, ...briefs]), site.name),
    spec('everything', paths.notes, words.feeds.notes, words.feeds.notesAbout, notes),
    spec('everything', paths.briefs, words.brief, words.feeds.briefsAbout(site.telegram.at), briefs),
    spec('everything', paths.corrections, words.feeds.corrections, words.feeds.correctionsAbout, changes),
    ...categoryIds.map((id) =>
      spec(
        'categories',
        paths.category(id),
        site.categories[id].label,
        site.categories[id].description,
        library.notesIn(id).map(ofNote),
      ),
    ),
    ...library.tags
      .filter(([, tagged]) => tagged.length >= notesForTopicFeed)
      .map(([slug, tagged]) => {
        const label = topicLabel(tagged[0]?.data.tags.find((tag) => topicSlug(tag) === slug) ?? slug);
        return spec('topics', paths.tag(slug), label, words.feeds.on(label), tagged.map(ofNote));
      }),
    ...library.entities.flatMap(({ id, data }) => {
      const about = byEntity.get(id);
      return about ? [spec('entities', paths.entity(id), data.name, words.feeds.on(data.name), about.map(ofNote))] : [];
    }),
    ...library.authors.flatMap(({ id, name }) => {
      const written = byAuthor.get(id);
      return written ? [spec('authors', paths.author(id), name, words.feeds.by(name), written.map(ofNote))] : [];
    }),
  ];
  lists.set(library, made);
  return made;
}

/** Feeds of one group that are listed: nobody picks from a thousand, and each page leads to its own. */
export const feedsListed = 60;

/** What the feeds page and the OPML file list of a group: all, or those with the most entries where they are many. */
export function listedFeeds(library: Library, group: FeedSpec['group']): { shown: FeedSpec[]; all: number } {
  const inGroup = feedList(library).filter((feed) => feed.group === group);
  const most = inGroup.toSorted((a, b) => b.entries.length - a.entries.length).slice(0, feedsListed);
  const chosen = new Set(most);
  return { shown: inGroup.filter((feed) => chosen.has(feed)), all: inGroup.length };
}

/** The feed of a page, if it has one. */
export function feedOf(page: string, library: Library): FeedSpec | undefined {
  const known = byPage.get(library) ?? new Map(feedList(library).map((one) => [one.page, one]));
  byPage.set(library, known);
  return known.get(page);
}

/** The feeds of a page as links for its head; undefined for a page without one. */
export function feedAlternates(page: string, library: Library): Alternate[] | undefined {
  const feed = feedOf(page, library);
  return (
    feed && [
      { type: 'application/rss+xml', title: feed.title, path: feed.rss },
      { type: 'application/feed+json', title: feed.title, path: feed.json },
    ]
  );
}

function spec(
  group: FeedSpec['group'],
  page: string,
  label: string,
  description: string,
  entries: readonly FeedEntry[],
  title = words.feeds.named(site.name, label),
): FeedSpec {
  return { group, page, label, title, description, ...feedsOf(page), entries };
}

function ofNote(note: Note): FeedEntry {
  return { kind: 'note', at: note.data.publishedAt, note };
}

function newestFirst(entries: readonly FeedEntry[]): FeedEntry[] {
  return [...entries].sort((a, b) => b.at.getTime() - a.at.getTime());
}

function groupNotes(library: Library, keys: (note: Note) => readonly string[]): Map<string, Note[]> {
  const groups = new Map<string, Note[]>();
  for (const note of library.notes)
    for (const key of new Set(keys(note))) {
      const group = groups.get(key);
      if (group) group.push(note);
      else groups.set(key, [note]);
    }
  return groups;
}
