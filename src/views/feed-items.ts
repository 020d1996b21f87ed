import { words } from '#edition.ts';
import { changeLabels, newestChanges, type Change } from '#domain/change.ts';
import type { PublicChange } from '#domain/corrections.ts';
import type { Brief, Note } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';
import { permanentId } from '#domain/publish.ts';
import { formatDate, formatDay } from '#domain/time.ts';
import { topicLabel } from '#domain/topics.ts';
import { bottomLine } from '#views/card/model.ts';
import { escapeHtml } from '#views/escape.ts';
import type { FeedContext, FeedItem } from '#views/feed.ts';
import type { FeedEntry } from '#views/feed-list.ts';
import { site } from '#site.ts';

const made = new WeakMap<object, Promise<FeedItem>>();

/** An entry in full, with absolute addresses. Made once: most entries stand in several feeds. */
export function feedItem(entry: FeedEntry, context: FeedContext): Promise<FeedItem> {
  const key = entry.kind === 'note' ? entry.note : entry.kind === 'brief' ? entry.brief : entry.correction.change;
  const known = made.get(key);
  if (known) return known;
  const item =
    entry.kind === 'note'
      ? noteItem(entry.note, context)
      : Promise.resolve(
          entry.kind === 'brief' ? briefItem(entry.brief, context) : correctionItem(entry.correction, context),
        );
  made.set(key, item);
  return item;
}

async function noteItem(note: Note, { library, base, texts, cards }: FeedContext): Promise<FeedItem> {
  const { data } = note;
  const text = await texts(note);
  const url = absolute(paths.note(note.id), base);
  const card = cards(`notes/${note.id}`);
  const changes = newestChanges(data.changes);
  const faq = data.faq.map(({ q, a }) => `<h3>${escapeHtml(q)}</h3><p>${escapeHtml(a)}</p>`).join('');
  const sources = text.citations
    .map(
      ({ source }) =>
        `<li><a href="${escapeHtml(source.url)}">${escapeHtml(`${source.publisher}: ${source.title}`)}</a>${words.feeds.accessed(formatDay(source.accessed))}</li>`,
    )
    .join('');
  return {
    guid: `urn:fazen:note:${permanentId(note)}`,
    url,
    title: data.title,
    summary: data.keyTakeaway,
    html: [
      ...changes.map(changeLine),
      `<p><strong>${escapeHtml(data.keyTakeaway)}</strong></p>`,
      text.portable,
      faq && `<h2>${words.note.faq}</h2>${faq}`,
      sources && `<h2>${words.sources.title}</h2><ol>${sources}</ol>`,
      `<p><em>${escapeHtml(site.disclaimer)}</em></p>`,
    ].join('\n'),
    publishedAt: data.publishedAt,
    ...(changes[0] && { modifiedAt: changes[0].at }),
    authors: data.authors.map((id) => library.author(id).name),
    categories: [site.categories[data.category].label, ...data.tags.map(topicLabel)],
    image: { url: absolute(card.path, base), alt: card.alt },
  };
}

function briefItem(brief: Brief, { library, base, cards }: FeedContext): FeedItem {
  const { data } = brief;
  const card = cards(`briefs/${brief.id}`);
  const changes = newestChanges(data.changes);
  const stories = data.stories.map((story) => {
    const note = story.note ? library.note(story.note) : undefined;
    const link = note
      ? `<a href="${absolute(paths.note(note.id), base)}">${escapeHtml(note.data.title)}</a>`
      : story.source && `<a href="${escapeHtml(story.source.url)}">${escapeHtml(story.source.publisher)}</a>`;
    return `<h2>${escapeHtml(story.headline)}</h2><p>${escapeHtml(story.fact)}</p><p><strong>${words.briefPage.soWhat}</strong> ${escapeHtml(story.implication)}</p><p>${link ?? ''}</p>`;
  });
  return {
    guid: `urn:fazen:brief:${brief.id}`,
    url: absolute(paths.brief(brief.id), base),
    title: words.briefOf(formatDay(brief.id)),
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
    categories: [words.brief],
    image: { url: absolute(card.path, base), alt: card.alt },
  };
}

function correctionItem({ id, entry, title, path, change, label }: PublicChange, context: FeedContext): FeedItem {
  const { library, base } = context;
  const parts = [
    [words.changes.cause, change.cause],
    [words.changes.done, change.done],
    [words.changes.impact, change.impact],
  ].flatMap(([name, text]) => (text ? [`<p><strong>${name}:</strong> ${escapeHtml(text)}</p>`] : []));
  return {
    guid: `urn:fazen:correction:${id}`,
    url: absolute(`${paths.corrections}#${id}`, base),
    title: words.feeds.changed(label, title),
    summary: change.summary,
    html: [
      `<p>${escapeHtml(change.summary)}</p>`,
      ...parts,
      `<p><a href="${absolute(path, base)}">${escapeHtml(title)}</a></p>`,
    ].join('\n'),
    publishedAt: change.at,
    authors: entry.data.authors.map((author) => library.author(author).name),
    categories: [label],
  };
}

function changeLine(change: Change): string {
  return `<p><strong>${words.changes.onDay(changeLabels[change.kind], formatDate(change.at, site.zone))}:</strong> ${escapeHtml(change.summary)}</p>`;
}
