import type { Feed } from '#views/feed.ts';
import { site } from '#site.ts';

/** A feed as JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed(feed: Feed): Record<string, unknown> {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.home,
    feed_url: feed.self.json,
    favicon: `${feed.home.replace(/^(https?:\/\/[^/]+).*$/, '$1')}/favicon.svg`,
    ...(site.webSubHub && { hubs: [{ type: 'WebSub', url: site.webSubHub }] }),
    language: site.language,
    authors: [{ name: site.name, url: feed.home }],
    items: feed.items.map((item) => ({
      id: item.guid,
      url: item.url,
      title: item.title,
      summary: item.summary,
      content_html: item.html,
      ...(item.image && { image: item.image.url }),
      date_published: item.publishedAt.toISOString(),
      ...(item.modifiedAt && { date_modified: item.modifiedAt.toISOString() }),
      authors: item.authors.map((name) => ({ name })),
      tags: item.categories,
    })),
  };
}
