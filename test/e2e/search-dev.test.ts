import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { startDev } from '../support/dev-server.ts';

let server: Awaited<ReturnType<typeof startDev>>;
let browser: Browser;

beforeAll(async () => {
  server = await startDev(4461);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  server?.stop();
});

it('search in development runs over the last build, and says so', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/search/?q=Mythos`);
  // The server compiles each script when it is first asked for, and may reload the page meanwhile.
  await page
    .getByRole('status')
    .filter({ hasText: /results for “Mythos”/ })
    .waitFor({ timeout: 110_000 });
  expect(await page.locator('.result h2').first().textContent()).toContain('Mythos');
  expect(await page.locator('[data-search-dev]').textContent()).toContain('last build');
}, 120_000);
