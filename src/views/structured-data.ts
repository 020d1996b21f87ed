import { newestChanges } from '#domain/change.ts';
import type { Brief, Library, Note } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';
import { formatDay } from '#domain/time.ts';
import { topicLabel } from '#domain/topics.ts';
import type { Body } from '#views/body/render.ts';
import { bottomLine } from '#views/card/model.ts';
import { site } from '#site.ts';

type Json = Record<string, unknown>;

/** schema.org graph of a note: https://schema.org/AnalysisNewsArticle, with the breadcrumb and the publisher. */
export function noteGraph(note: Note, body: Body, library: Library, base: string, image: string): Json {
  const url = absolute(paths.note(note.id), base);
  const { data } = note;
  const corrections = newestChanges(data.changes).filter((one) => one.kind === 'correction');
  const article = {
    '@type': ['AnalysisNewsArticle', 'Report', 'NewsArticle'],
    '@id': `${url}#note`,
    url,
    mainEntityOfPage: url,
    headline: data.title,
    description: data.keyTakeaway,
    abstract: data.keyTakeaway,
    datePublished: data.publishedAt.toISOString(),
    ...(data.changes.length > 0 && { dateModified: newestChanges(data.changes)[0]?.at.toISOString() }),
    author: data.authors.map((id) => authorNode(id, library, base)),
    editor: authorNode(data.responsibleEditor, library, base),
    publisher: { '@id': `${absolute('/', base)}#publisher` },
    image: [image],
    articleSection: site.categories[data.category].label,
    keywords: data.tags.map(topicLabel),
    wordCount: body.words,
    inLanguage: site.language,
    isAccessibleForFree: true,
    license: site.licence.url,
    about: data.entities
      .flatMap((id) => library.entity(id)?.data.name ?? [])
      .map((name) => ({ '@type': 'Thing', name })),
    citation: body.citations.map(({ source }) => ({
      '@type': 'CreativeWork',
      name: source.title,
      url: source.url,
      publisher: source.publisher,
      ...(source.date && { datePublished: source.date }),
    })),
    ...(corrections.length > 0 && {
      correction: corrections.map((one) => ({
        '@type': 'CorrectionComment',
        text: one.summary,
        datePublished: one.at.toISOString(),
      })),
    }),
  };
  const trail = [
    { name: site.name, path: '/' },
    { name: site.categories[data.category].label, path: paths.category(data.category) },
    { name: data.title, path: paths.note(note.id) },
  ];
  const faq = data.faq.length > 0 ? [faqNode(note, url)] : [];
  return graph([publisher(base), breadcrumb(trail, base), article, ...faq]);
}

export function briefGraph(brief: Brief, library: Library, base: string, image: string): Json {
  const url = absolute(paths.brief(brief.id), base);
  const article = {
    '@type': 'NewsArticle',
    '@id': `${url}#brief`,
    url,
    mainEntityOfPage: url,
    headline: `Morning Brief, ${formatDay(brief.id)}`,
    description: bottomLine(brief),
    datePublished: brief.data.publishedAt.toISOString(),
    author: brief.data.authors.map((id) => authorNode(id, library, base)),
    publisher: { '@id': `${absolute('/', base)}#publisher` },
    image: [image],
    inLanguage: site.language,
    mainEntity: {
      '@type': 'ItemList',
      itemListElement: brief.data.stories.map((story, i) => ({
        '@type': 'ListItem',
        position: i + 1,
        name: story.headline,
        url: `${url}#s${i + 1}`,
      })),
    },
  };
  const trail = [
    { name: site.name, path: '/' },
    { name: 'Morning Brief', path: paths.briefs },
    { name: formatDay(brief.id), path: paths.brief(brief.id) },
  ];
  return graph([publisher(base), breadcrumb(trail, base), article]);
}

export function siteGraph(base: string): Json {
  const home = absolute('/', base);
  return graph([
    publisher(base),
    { '@type': 'WebSite', '@id': `${home}#site`, url: home, name: site.name, inLanguage: site.language },
  ]);
}

function publisher(base: string): Json {
  return {
    '@type': 'NewsMediaOrganization',
    '@id': `${absolute('/', base)}#publisher`,
    name: site.name,
    url: absolute('/', base),
    logo: absolute('/favicon.svg', base),
    publishingPrinciples: absolute(paths.methodology, base),
    correctionsPolicy: absolute(`${paths.methodology}#corrections`, base),
    ethicsPolicy: absolute(paths.disclosures, base),
    sameAs: [site.telegram.url],
  };
}

function authorNode(id: string, library: Library, base: string): Json {
  const author = library.author(id);
  return {
    '@type': author.kind === 'person' ? 'Person' : 'Organization',
    name: author.name,
    url: absolute(paths.author(author.id), base),
  };
}

function breadcrumb(trail: readonly { name: string; path: string }[], base: string): Json {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ name, path }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name,
      item: absolute(path, base),
    })),
  };
}

function faqNode(note: Note, url: string): Json {
  return {
    '@type': 'FAQPage',
    '@id': `${url}#faq`,
    mainEntity: note.data.faq.map(({ q, a }) => ({
      '@type': 'Question',
      name: q,
      acceptedAnswer: { '@type': 'Answer', text: a },
    })),
  };
}

function graph(nodes: readonly Json[]): Json {
  return { '@context': 'https://schema.org', '@graph': nodes };
}
