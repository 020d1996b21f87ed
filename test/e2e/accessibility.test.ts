import type { Server } from 'node:http';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveFolder } from '#adapters/static-server.ts';
import { openBrowser } from '../support/browser.ts';
import { shippedSite } from '../support/build-site.ts';
import { sitemapPaths } from '../support/sitemap.ts';

/** WCAG 2.2 AA and axe's own best practices. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const colourRules = ['color-contrast', 'link-in-text-block'];
const screens = [
  { name: 'phone', viewport: { width: 390, height: 844 } },
  { name: 'desk', viewport: { width: 1280, height: 900 } },
] as const;

let browser: Browser;
let served: { url: string; server: Server };

beforeAll(async () => {
  served = await serveFolder(shippedSite.outDir, 0);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  served?.server.close();
});

it(
  'axe finds nothing on any page of the sitemap, on phone and desk, light and dark',
  { timeout: 600_000 },
  async () => {
    const found: string[] = [];
    const pages = [...sitemapPaths(shippedSite), '/404.html'];
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const queue = [...pages];
    // Two at a time: the tests have two cores.
    await Promise.all([look(await context.newPage()), look(await context.newPage())]);
    await context.close();
    expect(pages.length).toBeGreaterThan(20);
    expect(found.sort()).toEqual([]);

    async function look(page: Page): Promise<void> {
      for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
        await page.goto(served.url + path);
        // What is folded away must be as good as what is open.
        await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
        for (const { name, viewport } of screens) {
          await page.setViewportSize(viewport);
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
            // The structure is the same in both: in the dark only colours can be wrong.
            const { violations } = await (
              colorScheme === 'dark' ? axe.withRules(colourRules) : axe.withTags(rules)
            ).analyze();
            for (const { id, nodes } of violations)
              found.push(
                `${path} ${name} ${colorScheme} ${id}: ${nodes
                  .map((node) => node.target.join(' '))
                  .slice(0, 3)
                  .join(' | ')}`,
              );
          }
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (overflow > 0) found.push(`${path} is ${overflow} px wider than a ${name}`);
        }
      }
    }
  },
);

it('text at 200 % and a window at 400 % zoom need no sideways scrolling', { timeout: 120_000 }, async () => {
  const found: string[] = [];
  // 1280 px at 400 % are 320 CSS px (WCAG 1.4.10); larger letters are the reader's own setting (1.4.4).
  for (const { width, fontSize } of [
    { width: 320, fontSize: '100%' },
    { width: 640, fontSize: '200%' },
  ]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    for (const path of sitemapPaths(shippedSite)) {
      await page.goto(served.url + path);
      await page.addStyleTag({ content: `html { font-size: ${fontSize} !important }` });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) found.push(`${path} at ${width} px and ${fontSize}: ${overflow} px too wide`);
    }
    await context.close();
  }
  expect(found).toEqual([]);
});
