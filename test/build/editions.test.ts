import { readdirSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import * as ar from '#editions/ar.ts';
import * as en from '#editions/en.ts';
import { buildSite, listFiles, readText, runScript, shippedSite, type Site } from '../support/build-site.ts';
import { telegramReads } from '../support/telegram-parser.ts';

const folder = (edition: string) => path.resolve('test/fixtures/editions', edition);
const addresses = { en: 'https://research.example', ar: 'https://ar.research.example' };
const editions = JSON.stringify(
  (['en', 'ar'] as const).map((edition) => ({
    edition,
    siteUrl: addresses[edition],
    contentDir: folder(edition),
  })),
);
const of = (edition: 'en' | 'ar'): Site => ({
  ...shippedSite,
  contentDir: folder(edition),
  outDir: path.resolve('.cache/test', `edition-${edition}`),
  siteUrl: addresses[edition],
  edition,
  editions,
});
const arabic = of('ar');
const english = of('en');
const page = (site: Site, file: string) => parseHTML(readText(site.outDir, file)).document;
const note = 'notes/tasarrub-mythos/index.html';

beforeAll(async () => {
  for (const site of [arabic, english]) {
    const { status, output } = await buildSite(site);
    expect(status, output).toBe(0);
  }
});

/** Every text and label of a page that a reader can meet, without code and addresses. */
function said(document: Document): string[] {
  const texts: string[] = [];
  const visit = (node: Node) => {
    if (node.nodeType === 3) texts.push(node.textContent?.trim() ?? '');
    if (node.nodeType !== 1) return;
    const element = node as Element;
    if (/^(?:script|style|pre|code)$/i.test(element.tagName)) return;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'content', 'data-done', 'data-copied'])
      texts.push(element.getAttribute(name) ?? '');
    for (const child of element.childNodes) visit(child as unknown as Node);
  };
  visit(document.documentElement as unknown as Node);
  return texts.filter(Boolean);
}

/** All strings of an edition that are words of their own; functions are called with plain arguments. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value && typeof value === 'object') return Object.values(value).flatMap(strings);
  return [];
}

describe('the Arabic edition', () => {
  it('says its language and direction on every page, and runs from right to left', () => {
    const pages = listFiles(arabic.outDir).filter((file) => file.endsWith('.html') && !file.startsWith('admin'));
    expect(pages.length).toBeGreaterThan(30);
    for (const file of pages) {
      const html = page(arabic, file).documentElement;
      expect([file, html.getAttribute('lang'), html.getAttribute('dir')]).toEqual([file, 'ar', 'rtl']);
    }
    expect(page(english, 'index.html').documentElement.hasAttribute('dir')).toBe(false);
  });

  /** Strings of the English interface among the texts of a page. What both languages say alike is none. */
  function leftovers(document: Document): string[] {
    const both = new Set([ar.words, ar.labels, ar.inBrowser].flatMap(strings));
    const only = [en.words, en.labels, en.inBrowser, en.message]
      .flatMap(strings)
      .map((text) => text.trim())
      .filter((text) => !both.has(text) && /[A-Za-z]{3}/.test(text) && !text.includes(']('));
    // A short word may be part of a name; a longer string may stand within a text.
    return said(document).flatMap((text) =>
      only.filter((one) => text === one || (one.length > 12 && text.includes(one))),
    );
  }

  it.each(['index.html', note, 'briefs/2026-11-23/index.html', 'search/index.html', 'risks/index.html', '404.html'])(
    'leaves no English string of the interface on %s',
    (file) => expect(leftovers(page(arabic, file))).toEqual([]),
  );

  it('would find such strings: an English page has many', () => {
    for (const file of ['index.html', 'notes/claude-mythos-leak/index.html', 'search/index.html'])
      expect(leftovers(page(english, file)).length, file).toBeGreaterThan(10);
  });

  it('writes dates, counts and phrases as Arabic does', () => {
    const text = page(arabic, note).body.textContent ?? '';
    for (const phrase of ['20 نوفمبر 2026', 'مصدران من منشأين مستقلين', 'مرجّح (55–80%)، تقديرنا 70%', 'الخلاصة'])
      expect(text).toContain(phrase);
  });

  it('keeps figures apart from the words beside them, and draws charts from left to right', () => {
    const document = page(arabic, note);
    expect([...document.querySelectorAll('.key-numbers bdi')].map((one) => one.textContent)).toEqual([
      '≈3,000',
      '−13%',
    ]);
    const styles = readdirSync(path.join(arabic.outDir, '_astro')).filter((file) => file.endsWith('.css'));
    const all = styles.map((file) => readText(arabic.outDir, `_astro/${file}`)).join('\n');
    expect(all).toMatch(/\[dir=["']?rtl["']?\] svg\{direction:ltr\}/);
    // Sides are logical everywhere, so that nothing has to be turned around a second time.
    expect(all.match(/(?:margin|padding|border)-(?:left|right)\s*:/g) ?? []).toEqual([]);
  });

  it('has feeds of its own in its language', () => {
    const channel = new XMLParser().parse(readText(arabic.outDir, 'rss.xml')).rss.channel;
    expect(channel.language).toBe('ar');
    expect(channel.title).toBe(ar.publisher.name);
    expect(channel.item[0].link).toContain(addresses.ar);
    const json = JSON.parse(readText(arabic.outDir, 'feed.json')) as {
      language: string;
      items: { content_html: string }[];
    };
    expect(json.language).toBe('ar');
    expect(json.items.some((item) => item.content_html.includes(ar.words.briefPage.soWhat))).toBe(true);
  });

  it('has a search index with the stemmer of its language', () => {
    const files = listFiles(path.join(arabic.outDir, 'pagefind'));
    expect(files.some((file) => file.endsWith('wasm.ar.pagefind'))).toBe(true);
    expect(files.some((file) => file.endsWith('wasm.en.pagefind'))).toBe(false);
    const entry = files.find((file) => file.endsWith('pagefind-entry.json')) ?? '';
    const { languages } = JSON.parse(readText(arabic.outDir, `pagefind/${entry}`)) as { languages: object };
    expect(Object.keys(languages)).toEqual(['ar']);
  });

  it('sends browsers the strings of one language', () => {
    const scripts = readdirSync(path.join(arabic.outDir, '_astro')).filter((file) => file.endsWith('.js'));
    const all = scripts.map((file) => readText(arabic.outDir, `_astro/${file}`)).join('\n');
    expect(all).toContain(ar.inBrowser.search.newest);
    expect(all).not.toContain(en.inBrowser.search.failure);
    expect(all).not.toContain(ar.words.register.intro);
  });

  it('gives its channel a message that Telegram reads as it is meant, from a process of another language', async () => {
    const channels = [{ id: 'ar', chat: '-1001', language: 'ar', contentDir: folder('ar'), siteUrl: addresses.ar }];
    const { status, output } = await runScript('scripts/brief.ts', ['preview', '2026-11-23'], {
      TELEGRAM_CHANNELS: JSON.stringify(channels),
      BUILD_NOW: arabic.now,
      EDITION: 'en',
    });
    expect(status, output).toBe(0);
    const { text } = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)) as { text: string };
    const read = telegramReads(text);
    expect(read.error).toBeUndefined();
    expect(read.text).toContain('الموجز الصباحي · الاثنين 23 نوفمبر');
    expect(read.text).toContain('#الموجز_الصباحي #أسواق #تقنية');
    expect(read.text).not.toMatch(/So what|Source|Watch|Morning|Markets/);
    const tags = (type: string) =>
      read.entities
        .filter((one) => one.type === type)
        .map((one) => read.text.slice(one.offset, one.offset + one.length));
    expect(tags('Cashtag')).toEqual(['$MSFT', '$AMZN', '$TTAN', '$CRWD', '$TENB']);
    expect(tags('Hashtag')).toEqual(['#الموجز_الصباحي', '#أسواق', '#تقنية']);
  });
});

describe('pages in two languages', () => {
  const alternates = (site: Site, file: string) =>
    [...page(site, file).querySelectorAll('link[hreflang]')].map((link) => [
      link.getAttribute('hreflang'),
      link.getAttribute('href'),
    ]);

  it('name each other and themselves, both ways', () => {
    const there = `${addresses.ar}/notes/tasarrub-mythos/`;
    const here = `${addresses.en}/notes/claude-mythos-leak/`;
    expect(alternates(arabic, note)).toEqual([
      ['ar', there],
      ['en', here],
      ['x-default', here],
    ]);
    expect(alternates(english, 'notes/claude-mythos-leak/index.html')).toEqual([
      ['en', here],
      ['ar', there],
      ['x-default', here],
    ]);
    expect(alternates(arabic, 'index.html').map(([language]) => language)).toEqual(['ar', 'en', 'x-default']);
    expect(page(arabic, note).querySelector('.languages a[lang="en"]')?.getAttribute('href')).toBe(here);
  });

  it('do not tell of a translation that is not public', () => {
    expect(alternates(arabic, 'notes/sukuk-altamin/index.html')).toEqual([]);
    for (const file of listFiles(arabic.outDir).filter((one) => !/\.(?:png|woff2)$/.test(one)))
      expect(readText(arabic.outDir, file).includes('not-yet-public'), file).toBe(false);
  });
});

describe('EDITION', () => {
  it('is refused where no such edition exists, before anything is written', async () => {
    const { status, output } = await runScript('scripts/build.ts', [], {
      EDITION: 'xx',
      OUT_DIR: '.cache/test/edition-xx',
    });
    expect(status).not.toBe(0);
    expect(output).toMatch(/EDITION is “xx”.*\n?.*Choose one of en, ar/s);
  });
});
