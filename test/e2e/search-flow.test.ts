import { readFileSync, readdirSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serveFolder } from '#adapters/static-server.ts';
import { axeFindings, withAxe } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { shippedSite } from '../support/build-site.ts';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let served: { url: string; server: Server };
let complaints: string[];
let asked: string[];

beforeAll(async () => {
  served = await serveFolder(shippedSite.outDir, 0);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  served?.server.close();
});

beforeEach(async () => {
  complaints = [];
  asked = [];
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  await withAxe(context);
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
});

afterEach(async () => {
  expect(complaints).toEqual([]);
  await context.close();
});

const note = '/notes/claude-mythos-leak/';
const status = () => page.getByRole('status');
const field = () => page.getByRole('searchbox');
const results = () => page.locator('.result h2 a');
const answered = (text: RegExp) => status().filter({ hasText: text }).waitFor();
const focusedText = () => page.evaluate(() => document.activeElement?.textContent ?? '');

/** No rule of WCAG 2.2 AA, nor of good practice, is broken. */
const accessible = async () => expect((await axeFindings(page)).broken).toEqual([]);

describe('search by keyboard, from any page', () => {
  it('opens with “/”, finds, is walked with arrows, opens the note, and “back” returns to the results', async () => {
    await page.goto(served.url + note);
    expect(asked.filter((one) => /pagefind|dialog|view\./.test(one))).toEqual([]);
    await page.keyboard.press('/');
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    await page.keyboard.type('npm worm');
    await answered(/results? for “npm worm”/);
    expect(new URL(page.url()).hash).toBe('#search?q=npm+worm');
    await page.keyboard.press('ArrowDown');
    const first = await focusedText();
    expect(first).toContain('npm');
    await page.keyboard.press('ArrowDown');
    expect(await focusedText()).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    expect(await focusedText()).toBe(first);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/notes\/npm-worm-supply-chain\//);
    await page.goBack();
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    await answered(/results? for “npm worm”/);
    expect(await field().inputValue()).toBe('npm worm');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !location.hash.startsWith('#search'));
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it.each(['Control+k', 'Meta+k'])(
    'opens with %s, and a letter typed on a result goes on in the field',
    async (keys) => {
      await page.goto(served.url + note);
      await page.keyboard.press(keys);
      await field().waitFor();
      await page.keyboard.type('Anthr');
      await answered(/results for “Anthr”/);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.type('opic');
      await answered(/“Anthropic”/);
      expect(await field().inputValue()).toBe('Anthropic');
    },
  );

  it('closing gives the focus back and takes the step back that opening made', async () => {
    await page.goto(served.url + note);
    const before = await page.evaluate(() => history.length);
    await page.locator('[data-search-open]').first().focus();
    await page.keyboard.press('Enter');
    await field().waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.waitForFunction(() => location.hash === '');
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-search-open'))).toBe(true);
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(before + 1);
    expect(new URL(page.url()).pathname).toBe(note);
  });

  it('does not take “/” from someone who is writing, and stays a link for a new tab', async () => {
    await page.goto(`${served.url}/search/`);
    await field().waitFor();
    await field().pressSequentially('EUR/USD');
    expect(await field().inputValue()).toBe('EUR/USD');
    expect(await page.locator('[data-search-open]').first().getAttribute('href')).toBe('/search/');
  });
});

describe('results', () => {
  it('link to the section where the word stands, with the word marked', async () => {
    await page.goto(`${served.url}/search/?q=Zscaler`);
    await answered(/results? for “Zscaler”/);
    const section = page.locator('.result-sections a').first();
    const href = (await section.getAttribute('href')) ?? '';
    expect(href).toMatch(/^\/(?:notes|briefs)\/[^#]+#.+/);
    expect((await page.locator('.result-sections mark').first().textContent())?.toLowerCase()).toContain('zscaler');
    await section.click();
    await page.waitForURL(`${served.url}${href}`);
    expect(
      await page.evaluate(() => document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null),
    ).toBe(true);
  });

  it('say in a live region what was found, and what was mended', async () => {
    await page.goto(`${served.url}/search/?q=Antropic`);
    await answered(/results for “anthropic”/);
    expect(await page.locator('.search-hint').textContent()).toContain('Showing results for anthropic');
    await page.getByRole('button', { name: 'search for “Antropic”' }).click();
    await answered(/No results/);
  });

  it('never read a query or a text as HTML', async () => {
    await page.goto(`${served.url}/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)> Mythos')}`);
    await page.locator('[data-state=ready]').waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    expect(await status().textContent()).toContain('<img');
  });
});

describe('filters, order and the address', () => {
  it('narrow and widen by facets, with counts that hold; “back” undoes each step; the address brings it all back', async () => {
    await page.goto(`${served.url}/search/?q=Anthropic`);
    await answered(/results for “Anthropic”/);
    const all = await status().textContent();
    const kind = page.getByRole('checkbox', { name: /Morning Brief/ });
    const count = Number((await page.locator('label', { has: kind }).locator('.count').textContent()) ?? '0');
    await kind.check();
    await answered(new RegExp(`^${count} results? for`));
    expect(await results().count()).toBe(Math.min(10, count));
    await page.getByRole('button', { name: 'Newest' }).click();
    await page.waitForURL(/sort=date/);
    await page.locator('[data-state=ready]').waitFor();
    const days = await page.locator('.result .kicker').allTextContents();
    const times = days.map((text) => Date.parse(text.replace('Morning Brief · ', '')));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const address = page.url();
    expect(new URL(address).search).toBe('?q=Anthropic&kind=Morning+Brief&sort=date');

    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('sort='));
    await page.goBack();
    await answered(new RegExp(`^${all?.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
    expect(await page.getByRole('checkbox', { name: /Morning Brief/ }).isChecked()).toBe(false);

    await page.goto(address);
    await answered(new RegExp(`^${count} results? for`));
    expect(await page.getByRole('checkbox', { name: /Morning Brief/ }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await answered(/results for “Anthropic”/);
    expect(page.url()).not.toContain('kind=');
  });

  it('two values of one facet are “or”, two facets are “and”, and focus stays on the box', async () => {
    await page.goto(`${served.url}/search/`);
    await answered(/newest first/);
    const countOf = async (name: string) =>
      Number(
        await page
          .locator('label', { has: page.getByRole('checkbox', { name }) })
          .locator('.count')
          .textContent(),
      );
    const [notes, briefs] = [await countOf('Risk briefing'), await countOf('Morning Brief')];
    await page.getByRole('checkbox', { name: 'Risk briefing' }).focus();
    await page.keyboard.press('Space');
    await answered(new RegExp(`^${notes} results`));
    expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('Risk briefing');
    expect(await countOf('Morning Brief')).toBe(briefs);
    await page.getByRole('checkbox', { name: 'Morning Brief' }).check();
    await answered(new RegExp(`^${notes + briefs} results`));
    const tech = await countOf('Tech');
    await page.getByRole('checkbox', { name: 'Tech' }).check();
    await answered(new RegExp(`^${tech} results?`));
  });

  it('an empty query lists everything, newest first', async () => {
    await page.goto(`${served.url}/search/`);
    await answered(/^\d+ entries, newest first$/);
    expect(await results().count()).toBe(10);
    await page.getByRole('button', { name: /^Show \d+ more$/ }).click();
    await page.waitForFunction(() => document.querySelectorAll('.result').length > 10);
    expect(new URL(page.url()).searchParams.get('shown')).toBe('20');
  });

  it('remembers searches on this device only, and forgets them on request', async () => {
    await page.goto(`${served.url}/search/`);
    await field().fill('Mythos');
    await answered(/“Mythos”/);
    await field().press('Enter');
    await field().fill('');
    const again = page.locator('.search-recent').getByRole('button', { name: 'Mythos' });
    await again.waitFor();
    await again.click();
    await answered(/“Mythos”/);
    await field().fill('');
    await page.locator('.search-recent').getByRole('button', { name: 'Clear' }).click();
    await page.locator('.search-recent').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => localStorage.getItem('recent-searches'))).toBeNull();
    expect((await context.cookies()).length).toBe(0);
  });
});

describe('everyone can use it', () => {
  it.each([
    ['with results', '?q=Mythos'],
    ['without results', '?q=zzzzqqqq'],
    ['with a mended word', '?q=Antropic'],
    ['with filters', '?kind=Morning+Brief&year=2026'],
  ])('the page %s breaks no rule of access, light and dark', async (_, query) => {
    await page.goto(`${served.url}/search/${query}`);
    await page.locator('[data-state=ready]').waitFor();
    await accessible();
    await page.emulateMedia({ colorScheme: 'dark' });
    await accessible();
  });

  it('nor does the dialog, empty and with results, on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(served.url + note);
    await page.keyboard.press('/');
    await answered(/newest first/);
    await accessible();
    await page.keyboard.type('Mythos');
    await answered(/“Mythos”/);
    await accessible();
    const wide = await page.evaluate(() => {
      const dialog = document.querySelector('dialog');
      return dialog ? dialog.scrollWidth - dialog.clientWidth : -1;
    });
    expect(wide).toBe(0);
    expect(await page.locator('details.search-filters').getAttribute('open')).toBeNull();
  });
});

it('costs a page that is only read less than a kilobyte of script', () => {
  const folder = path.join(shippedSite.outDir, '_astro');
  const loader = readdirSync(folder).filter((file) => /^Masthead.*\.js$/.test(file));
  expect(loader.length).toBe(1);
  expect(gzipSync(readFileSync(path.join(folder, loader[0] ?? ''))).length).toBeLessThan(1000);
});

it('says what is wrong when the index cannot be loaded, and tries again', async () => {
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto(`${served.url}/search/?q=Mythos`);
  await answered(/could not be loaded/);
  await page.unroute('**/pagefind/**');
  await field().fill('Mythos leak');
  await answered(/results? for “Mythos leak”/);
  complaints = complaints.filter((one) => !/ERR_FAILED|Failed to load resource/.test(one));
});
