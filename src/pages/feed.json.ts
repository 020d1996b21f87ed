import type { APIRoute } from 'astro';
import { environment, getBody, getCards, getLibrary } from '#adapters/astro-library.ts';
import { buildFeed } from '#views/feed.ts';
import { jsonFeed } from '#views/json-feed.ts';

export const GET: APIRoute = async () => {
  const feed = await buildFeed(await getLibrary(), environment.siteUrl, getBody, await getCards());
  return new Response(JSON.stringify(jsonFeed(feed), null, 1), {
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  });
};
