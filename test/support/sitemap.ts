import { XMLParser } from 'fast-xml-parser';
import { readText, type Site } from './build-site.ts';

/** Path of every page that the sitemap lists, from the site's root. */
export function sitemapPaths({ outDir, siteUrl }: Site): string[] {
  const parsed = new XMLParser({ isArray: (name) => name === 'url' }).parse(readText(outDir, 'sitemap.xml')) as {
    urlset: { url: { loc: string }[] };
  };
  return parsed.urlset.url.map(({ loc }) => loc.slice(siteUrl.length));
}
