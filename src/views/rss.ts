import { getRssString, type RSSFeedItem, type RSSOptions } from '@astrojs/rss';
import { escapeXml } from '#views/escape.ts';
import type { Feed, FeedItem } from '#views/feed.ts';
import { cardSize } from '#views/card/model.ts';
import { site } from '#site.ts';

const written = new WeakMap<FeedItem, Promise<string>>();

/** A feed as RSS 2.0, by @astrojs/rss. Each item is written once: most stand in several feeds. */
export async function rssDocument(feed: Feed): Promise<string> {
  const items = await Promise.all(feed.items.map(itemXml));
  const channel = await getRssString(channelOptions(feed));
  const end = channel.lastIndexOf('</channel>');
  return channel.slice(0, end) + items.join('') + channel.slice(end);
}

function itemXml(item: FeedItem): Promise<string> {
  const known = written.get(item);
  if (known) return known;
  const made = getRssString({ title: '', description: '', site: item.url, items: [itemOptions(item)] }).then((xml) =>
    withOurs(xml.slice(xml.indexOf('<item>'), xml.lastIndexOf('</channel>')), item),
  );
  written.set(item, made);
  return made;
}

/** A feed without its items. */
function channelOptions(feed: Feed): RSSOptions {
  return {
    title: feed.title,
    description: feed.description,
    site: feed.home,
    trailingSlash: true,
    xmlns: {
      ...(feed.items.length > 0 && { content: 'http://purl.org/rss/1.0/modules/content/' }),
      atom: 'http://www.w3.org/2005/Atom',
      dc: 'http://purl.org/dc/elements/1.1/',
      media: 'http://search.yahoo.com/mrss/',
      ...(feed.archive && { fh: 'http://purl.org/syndication/history/1.0' }),
    },
    customData: [
      `<language>${site.language}</language>`,
      `<atom:link href="${escapeXml(feed.self.rss)}" rel="self" type="application/rss+xml"/>`,
      ...(feed.items.length > 0 ? [`<lastBuildDate>${lastChange(feed.items).toUTCString()}</lastBuildDate>`] : []),
      ...(site.webSubHub ? [`<atom:link href="${escapeXml(site.webSubHub)}" rel="hub"/>`] : []),
      '<ttl>60</ttl>',
      ...archiveLinks(feed),
    ].join(''),
    items: [],
  };
}

function itemOptions(item: FeedItem): RSSFeedItem {
  return {
    title: item.title,
    link: item.url,
    pubDate: item.publishedAt,
    // RSS 2.0 reads a description as HTML: “S&P” must be “S&amp;P” in it, and once more in XML.
    description: escapeXml(item.summary),
    content: item.html,
    categories: [...item.categories],
  };
}

/**
 * Our guid in the place of the one of @astrojs/rss, which is the address, and what it does not know of after the text. Its
 * own way to such things (`customData`) takes them apart and writes them again, which is half the time that a feed takes.
 */
function withOurs(xml: string, item: FeedItem): string {
  const guid = `<guid isPermaLink="false">${escapeXml(item.guid)}</guid>`;
  const others = [
    ...item.authors.map((name) => `<dc:creator>${escapeXml(name)}</dc:creator>`),
    ...(item.modifiedAt ? [`<atom:updated>${item.modifiedAt.toISOString()}</atom:updated>`] : []),
    ...(item.image ? [media(item.image)] : []),
  ].join('');
  const [from, to] = [xml.indexOf('<guid '), xml.indexOf('</guid>') + '</guid>'.length];
  const categories = xml.indexOf('<category>');
  const end = categories === -1 ? xml.lastIndexOf('</item>') : categories;
  return xml.slice(0, from) + guid + xml.slice(to, end) + others + xml.slice(end);
}

/** The last public change, not the moment of the build: an unchanged feed stays the same bytes. */
function lastChange(items: readonly FeedItem[]): Date {
  return new Date(Math.max(0, ...items.map((item) => (item.modifiedAt ?? item.publishedAt).getTime())));
}

/** RFC 5005 §4: an archive document says that it is one, and each document where the ones before and after stand. */
function archiveLinks({ archive }: Feed): string[] {
  if (!archive) return [];
  const links = [
    ['current', archive.current],
    ['prev-archive', archive.previous],
    ['next-archive', archive.next],
  ].flatMap(([rel, href]) =>
    href ? [`<atom:link rel="${rel}" href="${escapeXml(href)}" type="application/rss+xml"/>`] : [],
  );
  return [...(archive.archived ? ['<fh:archive/>'] : []), ...links];
}

function media({ url, alt }: NonNullable<FeedItem['image']>): string {
  const { width, height } = cardSize;
  return `<media:content url="${escapeXml(url)}" type="image/png" medium="image" width="${width}" height="${height}"><media:description type="plain">${escapeXml(alt)}</media:description></media:content>`;
}
