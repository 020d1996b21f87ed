import type { APIRoute } from 'astro';
import { environment, getBody, getCards, getLibrary } from '#adapters/astro-library.ts';
import { buildFeed } from '#views/feed.ts';
import { feedList, type FeedSpec } from '#views/feed-list.ts';
import { jsonFeed } from '#views/json-feed.ts';

export async function getStaticPaths() {
  return feedList(await getLibrary()).map((spec) => ({
    params: { page: spec.page.slice(1, -1) || undefined },
    props: { spec },
  }));
}

export const GET: APIRoute<{ spec: FeedSpec }> = async ({ props: { spec } }) => {
  const context = { library: await getLibrary(), base: environment.siteUrl, bodies: getBody, cards: await getCards() };
  return new Response(JSON.stringify(jsonFeed(await buildFeed(spec, context)), null, 1), {
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  });
};
