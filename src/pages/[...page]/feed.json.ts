import type { APIRoute } from 'astro';
import { environment, getText, getCards, getLibrary } from '#adapters/astro-library.ts';
import { keyed } from '#adapters/keyed.ts';
import { buildFeed, feedProps, type FeedProps } from '#views/feed.ts';
import { feedList } from '#views/feed-list.ts';
import { jsonFeed } from '#views/json-feed.ts';

export async function getStaticPaths() {
  const library = await getLibrary();
  const cards = await getCards();
  return keyed(
    feedList(library).map((spec) => ({
      params: { page: spec.page.slice(1, -1) || undefined },
      props: { feed: feedProps(spec, library, cards) },
    })),
  );
}

export const GET: APIRoute<{ feed: FeedProps }> = async ({ props: { feed } }) => {
  const context = { base: environment.siteUrl, text: getText };
  return new Response(JSON.stringify(jsonFeed(await buildFeed(feed, context)), null, 1), {
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  });
};
