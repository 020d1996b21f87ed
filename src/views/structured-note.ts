import { newestChanges } from '#domain/change.ts';
import { fallenInNote } from '#domain/claims.ts';
import type { Library, Note } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';
import { readingMinutes } from '#domain/prose.ts';
import { topicLabel } from '#domain/topics.ts';
import type { Citation } from '#views/body/render.ts';
import { correctionComments } from '#views/correction-comments.ts';
import { authorNode, breadcrumb, graph, type Json, publisher, publisherId } from '#views/structured-data.ts';
import { site } from '#site.ts';

interface Input {
  readonly note: Note;
  readonly citations: readonly Citation[];
  /** Words of the text and its questions and answers. */
  readonly words: number;
  readonly library: Library;
  readonly base: string;
  /** Absolute addresses of the note's cards. */
  readonly images: readonly string[];
}

/** schema.org graph of a note: https://schema.org/AnalysisNewsArticle, with its trail, questions and publisher. */
export function noteGraph({ note, citations, words, library, base, images }: Input): Json {
  const url = absolute(paths.note(note.id), base);
  const { data } = note;
  const changes = newestChanges(data.changes);
  const window = forecastWindow(note);
  const article: Json = {
    '@type': ['AnalysisNewsArticle', 'Report', 'NewsArticle'],
    '@id': `${url}#note`,
    url,
    mainEntityOfPage: url,
    headline: data.title,
    description: data.keyTakeaway,
    abstract: data.keyTakeaway,
    reportNumber: note.id,
    version: String(data.changes.length + 1),
    datePublished: data.publishedAt.toISOString(),
    // Never the day of a build or of a silent edit: only what readers are told of.
    ...(changes[0] && { dateModified: changes[0].at.toISOString() }),
    author: data.authors.map((id) => authorNode(id, library, base)),
    editor: authorNode(data.responsibleEditor, library, base),
    publisher: { '@id': publisherId(base) },
    image: images,
    articleSection: site.categories[data.category].label,
    keywords: data.tags.map(topicLabel),
    wordCount: words,
    timeRequired: `PT${readingMinutes(words)}M`,
    inLanguage: site.language,
    isAccessibleForFree: true,
    license: site.licence.url,
    publishingPrinciples: absolute(paths.methodology, base),
    ...(window && { temporalCoverage: window }),
    ...(data.aiUse &&
      data.aiUse !== 'none' && { digitalSourceType: `https://schema.org/${digitalSource[data.aiUse]}` }),
    about: data.entities.flatMap((id) => entityNode(id, library)),
    citation: citations.map(({ source }) => ({
      '@type': 'CreativeWork',
      name: source.title,
      url: source.url,
      publisher: { '@type': 'Organization', name: source.publisher },
      ...(source.date && { datePublished: source.date }),
      ...(source.archive && { archivedAt: source.archive }),
    })),
    ...correctionComments(data.changes, fallenInNote(note, library), base),
  };
  const trail = [
    { name: site.name, path: '/' },
    { name: site.categories[data.category].label, path: paths.category(data.category) },
    { name: data.title, path: paths.note(note.id) },
  ];
  const faq = data.faq.length > 0 ? [faqNode(note, url)] : [];
  return graph([publisher(base), breadcrumb(trail, base), article, ...faq]);
}

/** https://schema.org/IPTCDigitalSourceEnumeration */
const digitalSource = {
  'assisted-editing': 'HumanEditsDigitalSource',
  'drafted-human-reviewed': 'CompositeWithTrainedAlgorithmicMediaDigitalSource',
  automated: 'TrainedAlgorithmicMediaDigitalSource',
};

const entityTypes = {
  company: 'Organization',
  model: 'SoftwareApplication',
  regulator: 'GovernmentOrganization',
  product: 'Product',
  government: 'GovernmentOrganization',
};

function entityNode(id: string, library: Library): Json[] {
  const entity = library.entity(id)?.data;
  if (!entity) return [];
  const { name, kind, wikidata, tickers } = entity;
  return [
    {
      '@type': kind === 'company' && tickers.length > 0 ? 'Corporation' : entityTypes[kind],
      name,
      ...(tickers.length > 0 && kind === 'company' && { tickerSymbol: tickers.join(', ').replaceAll(':', ' ') }),
      ...(wikidata && { sameAs: `https://www.wikidata.org/entity/${wikidata}` }),
    },
  ];
}

/** From the first forecast's opening to the last one's resolution, as ISO 8601 says it. */
function forecastWindow({ data }: Note): string | undefined {
  const opens = data.forecasts.map((one) => one.opens).sort()[0];
  const resolves = data.forecasts
    .map((one) => one.resolvesBy)
    .sort()
    .at(-1);
  return opens && resolves ? `${opens}/${resolves}` : undefined;
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
