import { words } from '#edition.ts';
import { newestChanges } from '#domain/change.ts';
import { fallenInBrief } from '#domain/claims.ts';
import type { Brief, Library } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';
import { formatDay } from '#domain/time.ts';
import { bottomLine } from '#views/card/model.ts';
import { correctionComments } from '#views/correction-comments.ts';
import { authorNode, breadcrumb, graph, type Json, listItems, publisher, publisherId } from '#views/structured-data.ts';
import { site } from '#site.ts';

/** schema.org graph of a brief: an article whose main thing is the list of its stories. */
export function briefGraph(brief: Brief, library: Library, base: string, image: string): Json {
  const url = absolute(paths.brief(brief.id), base);
  const { data } = brief;
  const changes = newestChanges(data.changes);
  const article = {
    '@type': 'NewsArticle',
    '@id': `${url}#brief`,
    url,
    mainEntityOfPage: url,
    headline: words.briefOf(formatDay(brief.id)),
    description: bottomLine(brief),
    datePublished: data.publishedAt.toISOString(),
    ...(changes[0] && { dateModified: changes[0].at.toISOString() }),
    author: data.authors.map((id) => authorNode(id, library, base)),
    editor: authorNode(data.responsibleEditor, library, base),
    publisher: { '@id': publisherId(base) },
    image: [image],
    articleSection: words.brief,
    inLanguage: site.language,
    isAccessibleForFree: true,
    license: site.licence.url,
    citation: data.stories.flatMap(({ source }) =>
      source ? [{ '@type': 'CreativeWork', name: source.title, url: source.url, publisher: source.publisher }] : [],
    ),
    ...correctionComments(data.changes, fallenInBrief(brief, library), base),
    mainEntity: {
      '@type': 'ItemList',
      itemListElement: listItems(data.stories.map((story, i) => ({ name: story.headline, url: `${url}#s${i + 1}` }))),
    },
  };
  const trail = [
    { name: site.name, path: '/' },
    { name: words.brief, path: paths.briefs },
    { name: formatDay(brief.id), path: paths.brief(brief.id) },
  ];
  return graph([publisher(base), breadcrumb(trail, base), article]);
}
