import type { Server } from 'node:http';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder } from '#adapters/static-server.ts';
import { openBrowser } from '../support/browser.ts';
import { shippedSite } from '../support/build-site.ts';
import { sitemapPaths } from '../support/sitemap.ts';

/** WCAG 2.2 AA and axe's own best practices. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
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

describe.each(screens)('axe finds nothing on any page of the sitemap, on the $name', ({ name, viewport }) => {
  it.each(['light', 'dark'] as const)('%s', { timeout: 600_000 }, async (colorScheme) => {
    const found: string[] = [];
    const pages = [...sitemapPaths(shippedSite), '/404.html'];
    const context = await browser.newContext({ reducedMotion: 'reduce', viewport, colorScheme });
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
        // In one window: there are no frames, and a second window for each of 500 runs takes most of the time.
        const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
        const { violations } = await axe.withTags(rules).analyze();
        for (const { id, nodes } of violations) {
          const places = nodes.map((node) => node.target.join(' ')).slice(0, 3);
          found.push(`${path} ${name} ${colorScheme} ${id}: ${places.join(' | ')}`);
        }
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (overflow > 0) found.push(`${path} is ${overflow} px wider than a ${name}`);
      }
    }
  });
});

it('a table set for a phone is still a table to a screen reader, with every header', { timeout: 120_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const seen: number[] = [];
  for (const path of ['/risks/', '/forecasts/', '/notes/claude-mythos-leak/']) {
    await page.goto(served.url + path);
    const tables = page.locator('table.risks');
    const written = await tables.evaluateAll((all) =>
      all.map((table) => [table.querySelectorAll('th').length, table.querySelectorAll('tbody td').length]),
    );
    const { root } = await devtools.send('DOM.getDocument');
    const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'table.risks' });
    for (const [i, nodeId] of nodeIds.entries()) {
      const count = async (role: string) => {
        const { nodes } = await devtools.send('Accessibility.queryAXTree', { nodeId, role });
        return nodes.filter((node) => !node.ignored).length;
      };
      expect([await count('columnheader'), await count('cell')], `${path} table ${i}`).toEqual(written[i]);
      expect(await count('table'), path).toBe(1);
      seen.push(written[i]?.[1] ?? 0);
    }
  }
  await context.close();
  expect(Math.min(...seen)).toBeGreaterThan(3);
});

// 1280 px at 400 % are 320 CSS px (WCAG 1.4.10); larger letters are the reader's own setting (1.4.4).
it.each([
  { width: 320, fontSize: '100%' },
  { width: 640, fontSize: '200%' },
])('at $width px with letters of $fontSize nothing needs sideways scrolling', { timeout: 240_000 }, async (reader) => {
  const found: string[] = [];
  const viewport = { width: reader.width, height: 900 };
  const context = await browser.newContext({ viewport, bypassCSP: true });
  const page = await context.newPage();
  for (const path of sitemapPaths(shippedSite)) {
    await page.goto(served.url + path);
    await page.addStyleTag({ content: `html { font-size: ${reader.fontSize} !important }` });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) found.push(`${path}: ${overflow} px too wide`);
  }
  await context.close();
  expect(found).toEqual([]);
});
