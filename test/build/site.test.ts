import { XMLParser } from 'fast-xml-parser';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { listFiles, readText, shippedSite } from '../support/build-site.ts';

const { outDir, siteUrl } = shippedSite;
const files = listFiles(outDir);
const pages = files.filter((file) => file.endsWith('.html'));
const page = (file: string) => parseHTML(readText(outDir, file)).document;
const attribute = (document: Document, selector: string, name: string) =>
  document.querySelector(selector)?.getAttribute(name) ?? '';
const xml = new XMLParser({ ignoreAttributes: false, isArray: (name) => ['item', 'url', 'category'].includes(name) });

interface Item {
  title: string;
  link: string;
  guid: { '#text': string; '@_isPermaLink': string };
  pubDate: string;
  'content:encoded': string;
}
const rss = xml.parse(readText(outDir, 'rss.xml')).rss.channel as { item: Item[]; link: string };
const json = JSON.parse(readText(outDir, 'feed.json')) as { items: Record<string, string>[]; version: string };

describe('every page', () => {
  it.each(pages)('%s has one h1, a title, a description, a canonical address and its policy first', (file) => {
    const html = readText(outDir, file);
    const document = page(file);
    expect(document.querySelectorAll('h1').length).toBe(1);
    expect(document.title.length).toBeGreaterThan(5);
    expect(attribute(document, 'meta[name=description]', 'content').length).toBeGreaterThan(10);
    expect(attribute(document, 'link[rel=canonical]', 'href')).toMatch(new RegExp(`^${siteUrl}/`));
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
    expect(html).not.toMatch(/\sstyle="/);
  });

  it.each(pages)('%s names a card that is there, by its absolute address', (file) => {
    const document = page(file);
    const image = attribute(document, 'meta[property="og:image"]', 'content');
    expect(image.startsWith(`${siteUrl}/cards/`)).toBe(true);
    expect(files).toContain(image.slice(siteUrl.length + 1));
    expect(attribute(document, 'meta[property="og:image:alt"]', 'content').length).toBeGreaterThan(10);
  });

  it.each(pages)('%s has JSON-LD that parses, where it has any, and no other inline script', (file) => {
    for (const script of page(file).querySelectorAll('script:not([src])')) {
      expect(script.getAttribute('type')).toMatch(/^application\/(?:ld\+)?json$/);
      expect(() => JSON.parse(script.textContent ?? '') as unknown).not.toThrow();
    }
  });
});

it('the sitemap is the set of pages that may be indexed', () => {
  const listed = (xml.parse(readText(outDir, 'sitemap.xml')).urlset.url as { loc: string }[]).map((one) => one.loc);
  const indexed = pages
    .filter((file) => !attribute(page(file), 'meta[name=robots]', 'content').includes('noindex'))
    .map((file) => `${siteUrl}/${file.replace(/index\.html$/, '')}`);
  expect([...listed].sort()).toEqual(indexed.sort());
});

it('no link of the site leads nowhere', () => {
  const broken = pages.flatMap((file) =>
    [...page(file).querySelectorAll('a[href^="/"]')]
      .map((link) => decodeURI((link.getAttribute('href') ?? '').replace(/[?#].*$/, '')).slice(1))
      .filter((path) => !files.includes(path) && !files.includes(`${path}index.html`))
      .map((path) => `${file} → /${path}`),
  );
  expect(broken).toEqual([]);
});

describe('the feeds', () => {
  it('carry the same entries, newest first, with full text and absolute addresses', () => {
    expect(json.version).toBe('https://jsonfeed.org/version/1.1');
    expect(rss.item.map((one) => one.guid['#text'])).toEqual(json.items.map((one) => one['id']));
    const mythos = rss.item.find((one) => one.link.includes('claude-mythos-leak')) as Item;
    expect(mythos['content:encoded'].length).toBeGreaterThan(8000);
    const addresses = [...mythos['content:encoded'].matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1]);
    expect(addresses.filter((address) => !/^(?:https?:|mailto:)/.test(address ?? ''))).toEqual([]);
    expect(mythos['content:encoded']).not.toMatch(/<script|<style|style=/);
  });

  it('name an entry for ever, apart from its address, and date it by its first publication', () => {
    const mythos = rss.item.find((one) => one.link.includes('claude-mythos-leak')) as Item;
    expect(mythos.guid).toEqual({ '#text': 'urn:fazen:note:claude-mythos-leak', '@_isPermaLink': 'false' });
    expect(new Date(mythos.pubDate).toISOString()).toBe('2026-03-27T19:40:00.000Z');
    const item = json.items.find((one) => one['id'] === mythos.guid['#text']);
    expect(item?.['date_published']).toBe('2026-03-27T19:40:00.000Z');
    expect(item?.['date_modified']).toBe('2026-11-23T10:15:00.000Z');
  });
});

describe('the Mythos note', () => {
  const document = page('notes/claude-mythos-leak/index.html');
  const text = document.querySelector('main')?.textContent ?? '';

  it('has the furniture of the first publication', () => {
    for (const part of [
      'Key takeaway',
      'Context',
      'Data Deep Dive',
      'Sector Implications',
      'Risk Assessment',
      'Fazen Capital Perspective',
      'Outlook',
      'Bottom Line',
      'Questions and answers',
      'not investment advice',
      'Sources',
      '@fazencapital',
    ])
      expect(text.toLowerCase()).toContain(part.toLowerCase());
  });

  it('shows its correction at the top and in a change log at the end', () => {
    const top = document.querySelector('main')?.innerHTML.split('id="context"')[0] ?? '';
    expect(top).toMatch(/Correction.*23 November 2026/s);
    const end = document.querySelector('#changes')?.closest('section')?.textContent ?? '';
    expect(end).toMatch(/Correction.*First published/s);
  });
});
