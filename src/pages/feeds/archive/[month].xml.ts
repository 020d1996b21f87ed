import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { environment, getBody, getCards, getLibrary } from '#adapters/astro-library.ts';
import { paths } from '#domain/paths.ts';
import { archiveMonths, buildArchive } from '#views/feed.ts';
import { feedOf } from '#views/feed-list.ts';
import { rssOptions } from '#views/rss.ts';

export async function getStaticPaths() {
  return archiveMonths(await getLibrary()).map((month) => ({ params: { month } }));
}

export const GET: APIRoute = async ({ params }) => {
  const library = await getLibrary();
  const spec = feedOf(paths.home, library);
  if (!spec) throw new Error('The feed of everything is missing from the list of feeds.');
  const context = { library, base: environment.siteUrl, bodies: getBody, cards: await getCards() };
  return rss(rssOptions(await buildArchive(spec, params.month ?? '', context)));
};
