import { changeLabels, newestChanges, type Change } from '#domain/change.ts';
import type { Brief, Library, Note } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';
import { formatDate, formatDay } from '#domain/time.ts';
import { topicLabel } from '#domain/topics.ts';
import { portableHtml } from '#views/body/portable.ts';
import type { Body } from '#views/body/render.ts';
import { bottomLine, type PublishedCard } from '#views/card/model.ts';
import { escapeHtml } from '#views/escape.ts';
import { site } from '#site.ts';

/** A feed before it has a format. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  readonly home: string;
  readonly self: { readonly rss: string; readonly json: string };
  readonly items: readonly FeedItem[];
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
  readonly image: { readonly url: string; readonly alt: string };
}

/** Feeds are capped: a reader asks every hour, and the archive has the rest. */
export const feedLength = 30;

type Bodies = (note: Note) => Promise<Body>;
type Cards = (name: string) => PublishedCard;

/** Notes and briefs, newest first, with their full text and absolute addresses. */
export async function buildFeed(library: Library, base: string, bodies: Bodies, cards: Cards): Promise<Feed> {
  const newest = [...library.notes, ...library.briefs]
    .sort((a, b) => b.data.publishedAt.getTime() - a.data.publishedAt.getTime())
    .slice(0, feedLength);
  const items = newest.map(async (entry) =>
    'keyTakeaway' in entry.data
      ? noteItem(entry as Note, await bodies(entry as Note), library, base, cards)
      : briefItem(entry as Brief, library, base, cards),
  );
  return {
    title: site.name,
    description: site.description,
    home: absolute('/', base),
    self: { rss: absolute(paths.rss, base), json: absolute(paths.jsonFeed, base) },
    items: await Promise.all(items),
  };
}

function noteItem(note: Note, body: Body, library: Library, base: string, cards: Cards): FeedItem {
  const { data } = note;
  const url = absolute(paths.note(note.id), base);
  const card = cards(`notes/${note.id}`);
  const changes = newestChanges(data.changes);
  const faq = data.faq.map(({ q, a }) => `<h3>${escapeHtml(q)}</h3><p>${escapeHtml(a)}</p>`).join('');
  const sources = body.citations
    .map(
      ({ source }) =>
        `<li><a href="${escapeHtml(source.url)}">${escapeHtml(`${source.publisher}: ${source.title}`)}</a>, accessed ${formatDay(source.accessed)}</li>`,
    )
    .join('');
  return {
    guid: `urn:fazen:note:${note.id}`,
    url,
    title: data.title,
    summary: data.keyTakeaway,
    html: [
      ...changes.map(changeLine),
      `<p><strong>${escapeHtml(data.keyTakeaway)}</strong></p>`,
      portableHtml(body, url),
      faq && `<h2>Questions and answers</h2>${faq}`,
      sources && `<h2>Sources</h2><ol>${sources}</ol>`,
      `<p><em>${escapeHtml(site.disclaimer)}</em></p>`,
    ].join('\n'),
    publishedAt: data.publishedAt,
    ...(changes[0] && { modifiedAt: changes[0].at }),
    authors: data.authors.map((id) => library.author(id).name),
    categories: [site.categories[data.category].label, ...data.tags.map(topicLabel)],
    image: { url: absolute(card.path, base), alt: card.alt },
  };
}

function briefItem(brief: Brief, library: Library, base: string, cards: Cards): FeedItem {
  const { data } = brief;
  const card = cards(`briefs/${brief.id}`);
  const changes = newestChanges(data.changes);
  const stories = data.stories.map((story) => {
    const note = story.note ? library.note(story.note) : undefined;
    const link = note
      ? `<a href="${absolute(paths.note(note.id), base)}">${escapeHtml(note.data.title)}</a>`
      : story.source && `<a href="${escapeHtml(story.source.url)}">${escapeHtml(story.source.publisher)}</a>`;
    return `<h2>${escapeHtml(story.headline)}</h2><p>${escapeHtml(story.fact)}</p><p><strong>So what:</strong> ${escapeHtml(story.implication)}</p><p>${link ?? ''}</p>`;
  });
  return {
    guid: `urn:fazen:brief:${brief.id}`,
    url: absolute(paths.brief(brief.id), base),
    title: `Morning Brief, ${formatDay(brief.id)}`,
    summary: bottomLine(brief),
    html: [
      ...changes.map(changeLine),
      `<p><strong>${escapeHtml(bottomLine(brief))}</strong></p>`,
      ...stories,
      `<p><em>${escapeHtml(site.disclaimer)}</em></p>`,
    ].join('\n'),
    publishedAt: data.publishedAt,
    ...(changes[0] && { modifiedAt: changes[0].at }),
    authors: data.authors.map((id) => library.author(id).name),
    categories: ['Morning Brief'],
    image: { url: absolute(card.path, base), alt: card.alt },
  };
}

function changeLine(change: Change): string {
  return `<p><strong>${changeLabels[change.kind]}, ${formatDate(change.at, site.zone)}:</strong> ${escapeHtml(change.summary)}</p>`;
}
