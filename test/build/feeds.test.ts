import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { aLibrary, aNote } from '../support/records.ts';
import { listFiles, readText, shippedSite } from '../support/build-site.ts';
import { buildFeed, feedProps } from '#views/feed.ts';
import { feedList, feedOf } from '#views/feed-list.ts';
import { renderBody } from '#views/body/render.ts';
import { noteText } from '#views/body/text.ts';

const { outDir, siteUrl } = shippedSite;
const files = listFiles(outDir);
const rssFiles = files.filter((file) => /(?:^|\/)rss\.xml$|^feeds\/archive\//.test(file));
const jsonFiles = files.filter((file) => /(?:^|\/)feed\.json$/.test(file));
const address = (file: string) => `${siteUrl}/${file}`;

describe('every RSS feed', () => {
  it.each(rssFiles)('%s is read by a feed reader’s own parser, with what an item needs', (file) => {
    const text = readText(outDir, file);
    expect(XMLValidator.validate(text)).toBe(true);
    const feed = parseRssFeed(text);
    expect(feed.title).toBeTruthy();
    expect(feed.link?.startsWith(siteUrl)).toBe(true);
    expect(feed.atom?.links?.find((link) => link.rel === 'self')?.href).toBe(address(file));
    for (const item of feed.items ?? []) {
      expect(item.guid?.value).toMatch(/^urn:fazen:(?:note|brief|correction):/);
      expect(item.guid?.isPermaLink).toBe(false);
      expect(Number.isNaN(Date.parse(String(item.pubDate)))).toBe(false);
      expect(item.link?.startsWith(siteUrl)).toBe(true);
      const html = item.content?.encoded ?? '';
      expect(html.length).toBeGreaterThan(50);
      expect(html).not.toMatch(/<(?:script|style|svg|iframe|details)|\sstyle=|\shref="[/#]|\ssrc="\//);
    }
  });

  it.each(rssFiles)('%s escapes once: its summaries are HTML, its picture texts plain', (file) => {
    const items = parseRssFeed(readText(outDir, file)).items ?? [];
    // What the W3C validator calls “Invalid HTML”: an ampersand that begins nothing.
    for (const { description } of items) expect(description).not.toMatch(/&(?!#?\w+;)/);
    for (const [, text] of readText(outDir, file).matchAll(/<(?:media:description|dc:creator)\b[^>]*>([^<]*)</g))
      expect(text).not.toMatch(/&amp;(?:#\d+|\w+);/);
  });

  it('has a twin as JSON Feed with the same items', () => {
    for (const file of jsonFiles) {
      const json = parseJsonFeed(readText(outDir, file));
      const rss = parseRssFeed(readText(outDir, file.replace(/feed\.json$/, 'rss.xml')));
      expect(json.feed_url).toBe(address(file));
      expect(json.items?.map((item) => item.id)).toEqual((rss.items ?? []).map((item) => item.guid?.value));
    }
    expect(jsonFiles.length).toBeGreaterThan(15);
  });
});

it('carries no advertisement', () => {
  for (const file of [...rssFiles, ...jsonFiles, ...files.filter((one) => /\.(?:md|json|txt|csv)$/.test(one))])
    expect(readText(outDir, file), file).not.toMatch(/Vantage|Advertisement/);
});

it('the archive pages lead from the newest entry to the oldest without a gap (RFC 5005)', () => {
  const links = (file: string) =>
    new Map(parseRssFeed(readText(outDir, file)).atom?.links?.map((link) => [link.rel, link.href]));
  const seen = new Set<string>();
  let next = links('rss.xml').get('prev-archive');
  for (let pages = 0; next && pages < 500; pages += 1) {
    const file = next.slice(siteUrl.length + 1);
    expect(readText(outDir, file)).toContain('<fh:archive');
    for (const item of parseRssFeed(readText(outDir, file)).items ?? []) seen.add(item.guid?.value ?? '');
    expect(links(file).get('current')).toBe(address('rss.xml'));
    next = links(file).get('prev-archive');
  }
  const all = files.filter((file) => /^(?:notes|briefs)\/[^/]+\/index\.html$/.test(file));
  expect(seen.size).toBe(all.length);
});

it('the OPML file lists every feed there is', () => {
  const listed = (parseOpml(readText(outDir, 'feeds/fazen.opml')).body?.outlines ?? [])
    .flatMap((group) => group.outlines ?? [])
    .map((one) => one.xmlUrl);
  expect([...listed].sort()).toEqual(
    rssFiles
      .filter((file) => !file.startsWith('feeds/'))
      .map(address)
      .sort(),
  );
});

it('a correction changes neither the guid nor the date of an item, and is an item of its own feed', async () => {
  const before = aNote('leak', { authors: ['fazen-capital-research'] });
  const change = { at: '2026-03-01T08:00:00Z', kind: 'correction', summary: 'It was a draft.' };
  const after = aNote('leak', { authors: ['fazen-capital-research'], changes: [change], title: 'A new headline' });
  const itemOf = async (note: typeof before, page: string) => {
    const library = aLibrary([note]);
    const spec = feedOf(page, library);
    if (!spec) throw new Error(`no feed of ${page}`);
    const text = () => Promise.resolve(noteText(renderBody({ type: 'root', children: [] }, [], new Map()), siteUrl));
    const cards = () => ({ path: '/cards/x.png', alt: 'x' });
    return (await buildFeed(feedProps(spec, library, cards), { base: siteUrl, text })).items[0];
  };
  const [old, corrected, notice] = [
    await itemOf(before, '/'),
    await itemOf(after, '/'),
    await itemOf(after, '/corrections/'),
  ];
  expect(corrected?.guid).toBe(old?.guid);
  expect(corrected?.publishedAt).toEqual(old?.publishedAt);
  expect(corrected?.modifiedAt).toEqual(new Date(change.at));
  expect(corrected?.html).toContain('It was a draft.');
  expect(notice?.guid).toMatch(/^urn:fazen:correction:/);
  expect(notice?.publishedAt).toEqual(new Date(change.at));
});

it('a topic gets a feed from its second note on', () => {
  const one = aNote('a', { tags: ['solo', 'pair'] });
  const two = aNote('b', { tags: ['pair'] });
  const pages = feedList(aLibrary([one, two])).map((feed) => feed.page);
  expect(pages).toContain('/topics/pair/');
  expect(pages).not.toContain('/topics/solo/');
});

it('the news sitemap holds what is at most two days old, and the sitemap’s dates are public changes', () => {
  const xml = new XMLParser({ isArray: (name) => name === 'url' });
  const news = xml.parse(readText(outDir, 'news-sitemap.xml')).urlset.url as Record<
    string,
    { [key: string]: string }
  >[];
  const oldest = Date.parse(shippedSite.now) - 2 * 86_400_000;
  expect(news.length).toBeGreaterThan(0);
  for (const row of news)
    expect(Date.parse(row['news:news']?.['news:publication_date'] ?? '')).toBeGreaterThanOrEqual(oldest);
  const rows = xml.parse(readText(outDir, 'sitemap.xml')).urlset.url as { loc: string; lastmod?: string }[];
  expect(rows.find((row) => row.loc.endsWith('/notes/claude-mythos-leak/'))?.lastmod).toMatch(/^2026-11-23T/);
});
