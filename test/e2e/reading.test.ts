import { gzipSync } from 'node:zlib';
import type { Server } from 'node:http';
import type { Browser, BrowserContextOptions, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder } from '#adapters/static-server.ts';
import { openBrowser } from '../support/browser.ts';
import { listFiles, readText, shippedSite } from '../support/build-site.ts';
import { sitemapPaths } from '../support/sitemap.ts';

const note = '/notes/claude-mythos-leak/';
/** Bytes as they travel. All script of a note together: theme, contents, copying, and what waits for search to be opened. */
const limit = { page: 150_000, script: 3_000 };
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

async function on<T>(options: BrowserContextOptions, path: string, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  await page.goto(served.url + path);
  try {
    return await use(page);
  } finally {
    await context.close();
  }
}

describe('what a note weighs', () => {
  it('is at most 150 KB of HTML, styles and fonts, nothing from elsewhere, and under 3 KB of script', async () => {
    const notes = listFiles(shippedSite.outDir).filter((file) => /^notes\/[^/]+\/index\.html$/.test(file));
    const found: string[] = [];
    for (const file of notes) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      let [bytes, script] = [0, 0];
      const elsewhere: string[] = [];
      const done: Promise<void>[] = [];
      const weigh = (response: Response) => {
        const type = response.request().resourceType();
        if (!response.url().startsWith(served.url)) elsewhere.push(response.url());
        done.push(
          response.body().then((body) => {
            // A host compresses text; fonts are compressed in themselves.
            if (type === 'font') bytes += body.length;
            if (type === 'document' || type === 'stylesheet') bytes += gzipSync(body).length;
            if (type === 'script') script += gzipSync(body).length;
          }),
        );
      };
      page.on('response', weigh);
      await page.goto(`${served.url}/${file.replace('index.html', '')}`, { waitUntil: 'networkidle' });
      page.off('response', weigh);
      await Promise.all(done);
      await context.close();
      if (bytes > limit.page || script > limit.script || script === 0 || elsewhere.length > 0)
        found.push(`${file}: ${bytes} bytes, ${script} of script, ${elsewhere.join(' ')}`);
    }
    expect(notes.length).toBeGreaterThan(5);
    expect(found).toEqual([]);
  });

  it('loads ahead every font of large letters, so that a page is set once', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    let asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.includes('-display')) asked.push(pathname);
    });
    const late: string[] = [];
    const all: string[] = [];
    for (const path of sitemapPaths(shippedSite).filter((one) => one === '/' || one.startsWith('/notes/'))) {
      asked = [];
      await page.goto(served.url + path);
      await page.evaluate(() => document.fonts.ready);
      const ahead = await page
        .locator('link[rel=preload][as=font]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      late.push(...asked.filter((font) => !ahead.includes(font)).map((font) => `${path}: ${font}`));
      all.push(...asked);
    }
    await context.close();
    expect(all.filter((font) => font.endsWith('-signs.woff2'))).not.toEqual([]);
    expect(late).toEqual([]);
  });

  it.each([390, 768, 1280])('does not move when the fonts arrive a second late, at %i px', async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    await context.route('**/*.woff2', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue();
    });
    await context.addInitScript(() => {
      new PerformanceObserver((list) => {
        const shifts = list.getEntries() as (PerformanceEntry & { value: number })[];
        const sum = shifts.reduce(
          (all, one) => all + one.value,
          Number(document.documentElement.dataset['shift'] ?? 0),
        );
        document.documentElement.dataset['shift'] = String(sum);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const look = async (path: string) => {
      const page = await context.newPage();
      await page.goto(served.url + path);
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(500);
      const { arrived, shift } = await page.evaluate(() => ({
        arrived: document.fonts.check('600 40px "Fazen Display"'),
        shift: Number(document.documentElement.dataset['shift'] ?? 0),
      }));
      await page.close();
      expect(arrived, `${path}: the late font did not arrive`).toBe(true);
      // Google calls up to 0.1 good.
      return shift > 0.02 ? [`${path}: ${shift}`] : [];
    };
    const reading = [note, '/', '/briefs/2026-11-23/', '/archive/', '/methodology/'];
    const record = ['/risks/', '/forecasts/', '/entities/anthropic/', '/events/mythos-exposure/'];
    const found = await Promise.all([...reading, ...record].map(look));
    await context.close();
    expect(found.flat()).toEqual([]);
  });

  it('is set in our fonts once they are there', () =>
    on({}, '/', async (page) => {
      await page.evaluate(() => document.fonts.ready);
      await page.goto(served.url + note);
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('DOM.enable');
      await devtools.send('CSS.enable');
      const { root } = await devtools.send('DOM.getDocument');
      const machine: string[] = [];
      for (const selector of ['h1', '.prose p', '.masthead nav a']) {
        const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
        const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
        if (fonts.some(({ isCustomFont }) => !isCustomFont)) machine.push(selector);
      }
      expect(machine).toEqual([]);
    }));
});

describe('with the keyboard alone', () => {
  it('the skip link is first and leads to the content', () =>
    on({}, note, async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Skip to the content');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    }));

  it('every stop is visible, marked, and covered by nothing', { timeout: 120_000 }, () =>
    on({}, note, async (page) => {
      const bad: string[] = [];
      for (let stop = 0; stop < 60; stop += 1) {
        await page.keyboard.press('Tab');
        const trouble = await page.evaluate(() => {
          const it = document.activeElement;
          if (!it || it === document.body) return undefined;
          const shown = it.matches('.depth input') ? (it.nextElementSibling ?? it) : it;
          const box = shown.getClientRects()[0];
          const name = `${it.tagName} ${it.textContent?.trim().slice(0, 30)}`;
          if (!box || box.width < 1) return `${name}: not visible`;
          if (getComputedStyle(shown).outlineStyle === 'none') return `${name}: no mark`;
          const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 10)];
          const top = document.elementFromPoint(x, y);
          return top && (shown.contains(top) || top.contains(shown) || it.contains(top))
            ? undefined
            : `${name}: covered`;
        });
        if (trouble) bad.push(trouble);
      }
      expect(bad).toEqual([]);
    }),
  );

  it('a citation leads to its source and back to the sentence', () =>
    on({}, note, async (page) => {
      const mark = page.locator('.prose .cite a').first();
      const id = await mark.getAttribute('id');
      await mark.focus();
      await page.keyboard.press('Enter');
      expect(new URL(page.url()).hash).toMatch(/^#source-/);
      await page.locator(`.source:target a[href="#${id}"]`).press('Enter');
      expect(new URL(page.url()).hash).toBe(`#${id}`);
      expect(await mark.evaluate((one) => one.getBoundingClientRect().top >= 0)).toBe(true);
    }));
});

describe('without JavaScript', () => {
  it('a note is complete: text, contents, depths, sources; nothing is offered that cannot work', () =>
    on({ javaScriptEnabled: false }, note, async (page) => {
      expect(await page.locator('.prose p').count()).toBeGreaterThan(10);
      expect(await page.locator('.contents a').first().isVisible()).toBe(true);
      expect(await page.locator('[data-copy]').isVisible()).toBe(false);
      expect(await page.locator('[data-theme-toggle]').isVisible()).toBe(false);
    }));

  it('the three depths show the takeaway, then first sentences with tables, then everything', () =>
    on({ javaScriptEnabled: false }, note, async (page) => {
      const [gist, rest, table] = [
        page.locator('.gist').first(),
        page.locator('.rest').first(),
        page.locator('.prose table').first(),
      ];
      expect(await rest.isVisible()).toBe(true);
      await page.locator('#depth-digest').check();
      expect([await gist.isVisible(), await rest.isVisible(), await table.isVisible()]).toEqual([true, false, true]);
      await page.locator('#depth-gist').check();
      expect([await gist.isVisible(), await page.locator('#takeaway').isVisible()]).toEqual([false, true]);
      expect(await page.locator('.key-numbers').isVisible()).toBe(true);
    }));
});

describe('with JavaScript', () => {
  it('the contents list marks the section being read', () =>
    on({}, note, async (page) => {
      const link = page.locator('.contents a').nth(3);
      await page
        .locator(`[id="${(await link.getAttribute('href'))?.slice(1)}"]`)
        .evaluate((one) => one.scrollIntoView());
      await expect.poll(() => link.getAttribute('aria-current')).toBe('location');
      expect(await page.locator('.contents [aria-current]').count()).toBe(1);
    }));

  it('the chosen theme holds on the next page', () =>
    on({ colorScheme: 'light' }, note, async (page) => {
      await page.locator('[data-theme-toggle]').click();
      await page.goto(`${served.url}/`);
      expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    }));
});

describe('the partner’s box', () => {
  it('is labelled, marked as sponsored, and stands beside no forecast', () =>
    on({}, note, async (page) => {
      const box = page.locator('[data-partner]');
      expect(await box.textContent()).toContain('Advertisement');
      expect(await box.locator('a').getAttribute('rel')).toMatch(/sponsored nofollow/);
      const near = await box.evaluate((one) =>
        [one.previousElementSibling, one.nextElementSibling].map((it) => it?.textContent ?? '').join(' '),
      );
      expect(near).not.toMatch(/forecast/i);
    }));

  it('is not printed', () =>
    on({}, note, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('[data-partner]').isVisible()).toBe(false);
      expect(await page.locator('.print-only').isVisible()).toBe(true);
    }));
});

it('every chart has its table, its file and its source', () => {
  const files = listFiles(shippedSite.outDir);
  let charts = 0;
  for (const file of files.filter((one) => /^notes\/[^/]+\/index\.html$/.test(one)))
    for (const figure of readText(shippedSite.outDir, file).matchAll(/<figure class="chart">.*?<\/figure>/gs)) {
      charts += 1;
      expect(figure[0]).toMatch(/<details class="chart-data">.*<table>/s);
      expect(figure[0]).toContain('class="figure-source"');
      const csv = /<a href="\/([^"]+\.csv)" download/.exec(figure[0])?.[1];
      expect(files).toContain(csv);
    }
  expect(charts).toBeGreaterThan(3);
});
