import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder } from '#adapters/static-server.ts';
import { axeFindings, withAxe } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { shippedSite } from '../support/build-site.ts';
import { sitemapPaths } from '../support/sitemap.ts';

/** Screens, and how wide a window with letters of which size must do without sideways scrolling there. */
const screens = [
  {
    name: 'phone',
    viewport: { width: 390, height: 844 },
    // 1280 px at 400 % are 320 CSS px (WCAG 1.4.10); larger letters are the reader's own setting (1.4.4).
    readers: [
      { width: 390, letters: '100%' },
      { width: 320, letters: '100%' },
      { width: 640, letters: '200%' },
    ],
  },
  { name: 'desk', viewport: { width: 1280, height: 900 }, readers: [{ width: 1280, letters: '100%' }] },
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

describe.each(screens)('every page of the sitemap, on the $name', ({ viewport, readers }) => {
  it('axe finds nothing, light or dark, and nothing needs sideways scrolling', { timeout: 600_000 }, async () => {
    const found: string[] = [];
    const pages = [...sitemapPaths(shippedSite), '/404.html'];
    const context = await browser.newContext({ reducedMotion: 'reduce', viewport });
    await withAxe(context);
    const queue = [...pages];
    // Two at a time: the tests have two cores.
    await Promise.all([look(await context.newPage()), look(await context.newPage())]);
    await context.close();
    expect(pages.length).toBeGreaterThan(20);
    expect(found.sort()).toEqual([]);

    async function look(page: Page): Promise<void> {
      for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(served.url + path);
        // What is folded away must be as good as what is open.
        await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
        await page.evaluate(sameShape);
        const light = await axeFindings(page);
        await page.emulateMedia({ colorScheme: 'dark' });
        // Where only colours changed, only the rules about colours can answer otherwise.
        const same = await page.evaluate(sameShape);
        const dark = await axeFindings(page, same ? light.colourRules : undefined);
        for (const one of light.broken) found.push(`${path} ${viewport.width} px, light: ${one}`);
        for (const one of dark.broken) found.push(`${path} ${viewport.width} px, dark: ${one}`);
        for (const reader of readers) {
          await page.setViewportSize({ ...viewport, width: reader.width });
          const overflow = await page.evaluate(overflowOfPage, reader.letters);
          if (overflow > 0) found.push(`${path} is ${overflow} px too wide at ${reader.width} px, ${reader.letters}`);
        }
      }
    }
  });
});

/**
 * Is everything of a page but its colours as it was when this was last asked: the document, and of each element where it
 * is and whether it can be seen?
 */
function sameShape(): boolean {
  const places = [...document.querySelectorAll('*')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const { visibility, opacity, fontSize, fontWeight, textDecorationLine } = getComputedStyle(element);
    return [x, y, width, height, visibility, opacity, fontSize, fontWeight, textDecorationLine].join();
  });
  const shape = document.documentElement.outerHTML + places.join('\n');
  const last = window as { shape?: string };
  const same = last.shape === shape;
  last.shape = shape;
  return same;
}

/** How many CSS pixels a page is wider than the screen, with letters of a size that the reader chose. */
function overflowOfPage(letters: string): number {
  document.documentElement.style.setProperty('font-size', letters, 'important');
  return document.documentElement.scrollWidth - innerWidth;
}

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
