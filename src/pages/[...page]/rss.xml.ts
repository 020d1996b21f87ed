import type { APIRoute } from 'astro';
import { environment, getText, getCards, getLibrary } from '#adapters/astro-library.ts';
import { keyed } from '#adapters/keyed.ts';
import { buildFeed, feedProps, type FeedProps } from '#views/feed.ts';
import { feedList } from '#views/feed-list.ts';
import { rssDocument } from '#views/rss.ts';

/** Every feed stands beside its page: `/rss.xml`, `/briefs/rss.xml`, `/categories/tech/rss.xml` … */
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
  return new Response(await rssDocument(await buildFeed(feed, context)));
};
