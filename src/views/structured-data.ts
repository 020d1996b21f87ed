import type { Author, Library } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';
import { site } from '#site.ts';

/** Nodes of schema.org that several pages share. The vocabulary: https://schema.org/docs/full.html */
export type Json = Record<string, unknown>;

/** The front page: publisher and site. */
export function siteGraph(base: string): Json {
  return graph([publisher(base), website(base)]);
}

/** A list page: what it is called, where it stands, and what it lists. */
export function listGraph(
  page: { readonly title: string; readonly path: string; readonly intro: string },
  items: readonly { readonly name: string; readonly path: string }[],
  base: string,
): Json {
  const url = absolute(page.path, base);
  return graph([
    publisher(base),
    website(base),
    breadcrumb(
      [
        { name: site.name, path: '/' },
        { name: page.title, path: page.path },
      ],
      base,
    ),
    {
      '@type': 'CollectionPage',
      '@id': `${url}#page`,
      url,
      name: page.title,
      description: page.intro,
      isPartOf: { '@id': siteId(base) },
      mainEntity: {
        '@type': 'ItemList',
        itemListElement: listItems(items.map((one) => ({ ...one, url: absolute(one.path, base) }))),
      },
    },
  ]);
}

/** An author's page: https://developers.google.com/search/docs/appearance/structured-data/profile-page */
export function authorGraph(author: Author, base: string): Json {
  const url = absolute(paths.author(author.id), base);
  return graph([
    publisher(base),
    {
      '@type': 'ProfilePage',
      '@id': `${url}#page`,
      url,
      mainEntity: { ...personNode(author, base), '@id': `${url}#author`, description: author.description },
    },
  ]);
}

export function publisher(base: string): Json {
  const methodology = absolute(paths.methodology, base);
  return {
    '@type': 'NewsMediaOrganization',
    '@id': publisherId(base),
    name: site.name,
    url: absolute('/', base),
    logo: { '@type': 'ImageObject', url: absolute('/favicon.svg', base) },
    description: site.description,
    sameAs: [site.telegram.url],
    publishingPrinciples: methodology,
    correctionsPolicy: `${methodology}#corrections`,
    verificationFactCheckingPolicy: `${methodology}#sources`,
    unnamedSourcesPolicy: `${methodology}#unnamed-sources`,
    ethicsPolicy: absolute(paths.disclosures, base),
    ownershipFundingInfo: absolute(`${paths.disclosures}#commercial-partners`, base),
    actionableFeedbackPolicy: absolute(`${paths.about}#write-to-us`, base),
  };
}

export function publisherId(base: string): string {
  return `${absolute('/', base)}#publisher`;
}

export function website(base: string): Json {
  const home = absolute('/', base);
  return {
    '@type': 'WebSite',
    '@id': siteId(base),
    url: home,
    name: site.name,
    alternateName: site.shortName,
    inLanguage: site.language,
    publisher: { '@id': publisherId(base) },
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${absolute(paths.search, base)}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  };
}

function siteId(base: string): string {
  return `${absolute('/', base)}#site`;
}

export function authorNode(id: string, library: Library, base: string): Json {
  return personNode(library.author(id), base);
}

function personNode(author: Author, base: string): Json {
  return {
    '@type': author.kind === 'person' ? 'Person' : 'Organization',
    name: author.name,
    url: absolute(paths.author(author.id), base),
    ...(author.url && { sameAs: [author.url] }),
  };
}

export function breadcrumb(trail: readonly { name: string; path: string }[], base: string): Json {
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

export function listItems(items: readonly { readonly name: string; readonly url: string }[]): Json[] {
  return items.map(({ name, url }, i) => ({ '@type': 'ListItem', position: i + 1, name, url }));
}

export function graph(nodes: readonly Json[]): Json {
  return { '@context': 'https://schema.org', '@graph': nodes };
}
