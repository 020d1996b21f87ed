import type { APIRoute } from 'astro';
import { environment, getText, getCards, getLibrary } from '#adapters/astro-library.ts';
import { keyed } from '#adapters/keyed.ts';
import { paths } from '#domain/paths.ts';
import { archiveProps, buildFeed, type FeedProps } from '#views/feed.ts';
import { feedOf } from '#views/feed-list.ts';
import { rssDocument } from '#views/rss.ts';

/** Everything ever published, a document a month. */
export async function getStaticPaths() {
  const library = await getLibrary();
  const spec = feedOf(paths.home, library);
  if (!spec) throw new Error('The feed of everything is missing from the list of feeds.');
  const documents = archiveProps(spec, library, await getCards());
  return keyed(documents.map((feed) => ({ params: { month: feed.archive?.month }, props: { feed } })));
}

export const GET: APIRoute<{ feed: FeedProps }> = async ({ props: { feed } }) =>
  new Response(await rssDocument(await buildFeed(feed, { base: environment.siteUrl, text: getText })));
