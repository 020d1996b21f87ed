import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { environment, getBody, getCards, getLibrary } from '#adapters/astro-library.ts';
import { buildFeed } from '#views/feed.ts';
import { rssOptions } from '#views/rss.ts';

export const GET: APIRoute = async () =>
  rss(rssOptions(await buildFeed(await getLibrary(), environment.siteUrl, getBody, await getCards())));
