import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SearchSource } from '#adapters/search-records.ts';
import { serveFolder } from '#adapters/static-server.ts';
import { paragraph, record } from '#views/search-document.ts';
import { openBrowser } from '../support/browser.ts';
import { type SearchSite, siteWith } from '../support/search-site.ts';

/** Four years of entries, one every ten hours: more than one part may hold. What each says follows from its number. */
const size = 2400;
const [actors, acts, objects] = [
  'banks vendors insurers supervisors funds custodians brokers utilities lenders auditors exchanges lawyers',
  'brace delay disclose misread prepare hedge struggle welcome resist copy',
  'outages charges cycles registers stress rules limits backlogs spreads audits',
].map((words) => words.split(' ')) as [string[], string[], string[]];
/** Each word stands in every part, and each title in two, four years’ half apart. */
const titleOf = (i: number) =>
  i === 50 || i === 2000
    ? 'On the quagga'
    : `${actors[i % 12]} ${acts[Math.floor(i / 12) % 10]} ${objects[Math.floor(i / 120) % 10]}`;
const entries = Array.from({ length: size }, (_, i) => {
  const at = new Date(Date.UTC(2023, 0, 1) + i * 36_000_000).toISOString();
  const kind = i % 3 === 0 ? 'Risk briefing' : 'Research note';
  const words = ['Custodians keep their own ledgers.', i % 100 === 7 ? 'A quagga was seen.' : '', i === 11 || i === 2390 ? 'The AI desk said so.' : '']; // prettier-ignore
  return { i, at, kind, title: titleOf(i), words, topic: i % 2 === 0 ? 'Cyber' : 'Credit' };
});

const isQuagga = ({ i }: { i: number }) => i % 100 === 7 || i === 50 || i === 2000;
const quaggas = entries.filter(isQuagga).length;

const sources: SearchSource[] = entries.map(({ i, at, kind, title, words, topic }) => {
  const facts = { url: `/notes/n${i}/`, title, kind, takeaway: `Takeaway of entry ${i}.`, day: at.slice(0, 10), at, names: [] };
  const sections = [{ html: paragraph(words.join(' ')) }, { id: 'more', title: 'What more', html: paragraph('The series goes on.') }];
  const filters = { topic: [topic], year: [at.slice(0, 4)] };
  return { url: facts.url, at, key: JSON.stringify([i, at, title, kind, words, topic]), make: async () => record({ ...facts, sections, filters }) };
}); // prettier-ignore

let site: SearchSite;
let browser: Browser;
let page: Page;
let served: { url: string; server: Server };
let downloads: string[] = [];

beforeAll(async () => {
  site = await siteWith(sources);
  served = await serveFolder(site.outDir, 0);
  served.server.on('request', ({ url }) => downloads.push(url ?? ''));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  served?.server.close();
  site?.remove();
});

beforeEach(async () => {
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  downloads = [];
  return () => page.context().close();
});

async function search(query: string): Promise<number[]> {
  await page.goto(`${served.url}/search/${query}`);
  await page.locator('[data-state=ready]').waitFor();
  const links = await page.locator('.result h2 a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  return links.map((href) => Number(/n(\d+)/.exec(href)?.[1]));
}

const status = () => page.getByRole('status').textContent();
const count = async (value: string) =>
  Number(await page.locator('label', { has: page.getByRole('checkbox', { name: value, exact: false }) }).locator('.count').textContent()); // prettier-ignore
const newest = (some: readonly (typeof entries)[number][]) => some.map((one) => one.i).reverse();

describe('an index of several parts answers as one', () => {
  it('has several parts, and one engine', () => {
    const { parts } = JSON.parse(readFileSync(path.join(site.outDir, 'pagefind/parts.json'), 'utf8')) as { parts: { records: number }[] }; // prettier-ignore
    expect(parts.length).toBeGreaterThanOrEqual(3);
    expect(parts.reduce((sum, part) => sum + part.records, 0)).toBe(size);
  });

  it('finds a title in whichever part it is, before all that only use its words', async () => {
    for (const i of [3, 700, 1100])
      expect((await search(`?q=${encodeURIComponent(titleOf(i))}`)).slice(0, 2).sort()).toEqual([i, i + 1200].sort());
    expect((await search('?q=quagga')).slice(0, 2).toSorted((a, b) => a - b)).toEqual([50, 2000]);
  });

  it('counts results and facets over all parts', async () => {
    const right = entries.filter(isQuagga);
    const found = await search('?q=quagga&shown=40');
    expect(await status()).toBe(`${right.length} results for “quagga”`);
    expect(found.toSorted((a, b) => a - b)).toEqual(right.map((one) => one.i));
    for (const kind of ['Risk briefing', 'Research note'])
      expect(await count(kind)).toBe(right.filter((one) => one.kind === kind).length);
    for (const year of ['2023', '2025'])
      expect(await count(year)).toBe(right.filter((one) => one.at.startsWith(year)).length);
  });

  it('filters in every part, and a facet’s own counts stay those without it', async () => {
    const right = entries.filter((one) => one.kind === 'Risk briefing' && /^202[35]/.test(one.at));
    expect(await search('?kind=Risk+briefing&year=2023&year=2025')).toEqual(newest(right).slice(0, 10));
    expect(await status()).toBe(`${right.length.toLocaleString('en-GB')} results, newest first`);
    expect(await count('2024')).toBe(entries.filter((one) => one.kind === 'Risk briefing' && one.at.startsWith('2024')).length); // prettier-ignore
  });

  it('lists by date across parts, with a query and without', async () => {
    expect(await search('?shown=200')).toEqual(newest(entries).slice(0, 200));
    expect(await search('?q=quagga&sort=date&shown=40')).toEqual(newest(entries.filter(isQuagga)));
  });

  it('shows the passage and the section of a result of an old part', async () => {
    await search(`?q=${encodeURIComponent('quagga')}&year=2023`);
    expect(await page.locator('.result-passage mark').first().textContent()).toBe('quagga');
    await search('?q=goes+on&year=2023');
    expect(await page.locator('.result-sections a').first().getAttribute('href')).toMatch(/^\/notes\/n\d+\/#more$/);
  });

  it('takes a short word only where it is one, and no short beginning of a word for a question', async () => {
    expect((await search('?q=AI')).toSorted((a, b) => a - b)).toEqual([11, 2390]);
    downloads = [];
    await search('?q=qu');
    expect(await status()).toBe(`${size.toLocaleString('en-GB')} entries, newest first`);
    expect(downloads.filter((file) => file.includes('/index/'))).toEqual([]);
  });

  it('leaves out words that every text has', async () => {
    await search('?q=the+quagga');
    expect(await status()).toBe(`${quaggas} results for “the quagga”`);
    await search('?q=the');
    expect(await status()).toContain('newest first');
  });

  it('looks for a word of many texts where it tells something, and says so', async () => {
    // In every text, and in the title of every twelfth.
    const right = entries.filter((one) => one.title.startsWith('custodians'));
    downloads = [];
    const found = await search('?q=custodians&sort=date');
    expect(found).toEqual(newest(right).slice(0, 10));
    expect(await status()).toContain(`${right.length} results for “custodians”. Many texts have this`);
    for (const year of ['2023', '2025'])
      expect(await count(year)).toBe(right.filter((one) => one.at.startsWith(year)).length);
    // With a rarer word it must only stand somewhere; those that have both in their titles would come first.
    expect((await search('?q=custodians+quagga&shown=40')).length).toBe(quaggas);
    // No title or summary has it: then every text is looked into.
    await search('?q=ledgers');
    expect(await status()).toBe(`${size.toLocaleString('en-GB')} results for “ledgers”`);
  });

  const asked = () => new Set(downloads.flatMap((file) => /(part-\w+)\/index\//.exec(file)?.[1] ?? []));

  it('looks for an exact phrase of common words in the newest texts, and says so', async () => {
    downloads = [];
    expect(await search('?q=%22custodians+keep%22')).toEqual(newest(entries).slice(0, 10));
    expect(asked().size).toBe(1);
    expect(await status()).toMatch(/^\d+ results for “"custodians keep"” in texts since \d+ \w+ 202\d\. Many texts/);
    expect(await search('?q=%22keep+custodians%22&shown=200')).toEqual([]);
    expect(await status()).toBe('No results for “"keep custodians"”');
  });

  it('looks for a phrase where its rarer words stand, and further back when asked to', async () => {
    expect(await search('?q=%22The+AI+desk%22')).toEqual([2390, 11]);
    expect(await status()).toBe('2 results for “"The AI desk"”');
    expect(await search('?q=%22on+the+quagga%22')).toEqual([2000]);
    expect(await status()).toMatch(/^1 result for “"on the quagga"” in texts since \d+ \w+ 202\d\. Many texts/);
    await page.getByRole('button', { name: 'Look in older texts' }).press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: /^2 results for “"on the quagga"”$/ })
      .waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('/notes/n50/');
    expect(page.url()).toContain('shown=20');
    expect(await page.getByRole('button', { name: 'Look in older texts' }).count()).toBe(0);
  });

  it('answers a long question as if it were asked whole, and asks the rest of it only where its longest words stand', async () => {
    const whole = 'quagga seen ledgers own goes series';
    expect((await search(`?q=${encodeURIComponent(whole)}&shown=40`)).length).toBe(quaggas - 2);
  });

  it('takes the beginning of a common word for the word', async () => {
    const right = entries.filter((one) => one.title.startsWith('custodians'));
    await search('?q=cus');
    expect(await status()).toContain(`${right.length} results for “cus”. Many texts have this`);
  });

  it('mends a word from the vocabulary of all parts', async () => {
    await search('?q=quaga');
    expect(await status()).toBe(`${quaggas} results for “quagga”`);
  });
});

it('loads the engine once for all parts, and counts of facets only when facets are opened', async () => {
  await page.goto(`${served.url}/about/`);
  downloads = [];
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('quagga');
  await page
    .getByRole('status')
    .filter({ hasText: `${quaggas} results` })
    .waitFor();
  const times = (pattern: RegExp) => downloads.filter((file) => pattern.test(file)).length;
  expect(times(/\/pagefind\.js/)).toBe(1);
  expect(times(/wasm/)).toBe(1);
  expect(times(/pf_filter/)).toBe(0);
  await page.locator('.search-filters summary').click();
  await page.getByRole('checkbox', { name: '2023' }).waitFor();
  expect(times(/pf_filter/)).toBeGreaterThan(0);
  expect(await count('2023')).toBe(entries.filter((one) => isQuagga(one) && one.at.startsWith('2023')).length);
});
