import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder } from '#adapters/static-server.ts';
import { openBrowser } from '../support/browser.ts';
import { shippedSite } from '../support/build-site.ts';

let browser: Browser;
let page: Page;
let served: { url: string; server: Server };
const complaints: string[] = [];

beforeAll(async () => {
  served = await serveFolder(shippedSite.outDir, 0);
  browser = await openBrowser();
  page = await browser.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
});

afterAll(async () => {
  await browser?.close();
  served?.server.close();
});

async function titles(query: string): Promise<string[]> {
  await page.goto(`${served.url}/search/`);
  await page.getByRole('searchbox').fill(query);
  await page
    .getByRole('status')
    .filter({ hasText: /result/ })
    .waitFor();
  return page.locator('main ol a').allTextContents();
}

describe('search in a browser', () => {
  it('finds the note by its name and shows the passage', async () => {
    const found = await titles('Mythos');
    expect(found[0]).toMatch(/Mythos/);
    // The pages of the model and of the event bear the name too; the note stands with them.
    expect(found.slice(0, 5).some((title) => title.includes('Claude Mythos leak'))).toBe(true);
    expect((await titles('Claude Mythos leak'))[0]).toContain('Claude Mythos leak');
    expect(await page.locator('main mark').first().textContent()).toMatch(/Mythos/);
  });

  it('finds the note by a word of its body', async () => {
    expect((await titles('misconfigured')).some((title) => title.includes('Claude Mythos leak'))).toBe(true);
  });

  it('$CRWD and CRWD find the same', async () => {
    const plain = await titles('CRWD');
    expect(plain.length).toBeGreaterThan(0);
    expect(await titles('$CRWD')).toEqual(plain);
  });

  it('breaks no rule of the page’s policy', () => {
    expect(complaints).toEqual([]);
  });
});
