import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from '#adapters/browser.ts';
import { serveFolder } from '#adapters/static-server.ts';

/** What a reader asks, and the address that ought to stand first, where there is one. */
export interface Asked {
  readonly query: string;
  readonly right?: string;
}
export interface Queried extends Weights {
  readonly query: string;
  /** Whether the right entry stands first. */
  readonly right: boolean | undefined;
  /** From the last key to the first result on the page, in milliseconds, with an empty cache; and once more. */
  readonly firstMs: number;
  readonly laterMs: number;
  readonly results: string;
}

/** All that was fetched from opening search to the first result, in kB, and by kind. */
export interface Weights {
  readonly firstKb: number;
  readonly code: number;
  readonly engine: number;
  readonly meta: number;
  readonly index: number;
  readonly filter: number;
  readonly fragment: number;
}

const kinds = {
  engine: /\/pagefind\/engine-/,
  meta: /\.pf_meta$|pagefind-entry|\/parts\.json$|\/words\.json$/,
  index: /\.pf_index$/,
  filter: /\.pf_filter$/,
  fragment: /\.pf_fragment$/,
};

/** Asks a served site in a browser, each query as a reader who has never searched here before. */
export async function measureQueries(site: string, queries: readonly Asked[]): Promise<Queried[]> {
  return withReaders(site, async (open, asked) => {
    const measured: Queried[] = [];
    for (const { query, right } of queries) {
      const page = await open();
      const firstMs = await typed(page, query);
      const files = new Set(asked());
      const results = (await page.locator('.search-status').textContent()) ?? '';
      const link = page.locator('.result h2 a').first();
      const first = right && (await link.count()) > 0 ? await link.getAttribute('href') : undefined;
      const laterMs = await typed(page, `${query} `);
      measured.push({
        query,
        right: right ? first === right : undefined,
        firstMs,
        laterMs,
        ...weights(site, files),
        results,
      });
      await page.context().close();
    }
    return measured;
  });
}

/** Serves a site to readers, each with an empty cache and search open, and tells what the last of them has asked for. */
export async function withReaders<T>(
  site: string,
  use: (open: () => Promise<Page>, asked: () => readonly string[]) => Promise<T>,
): Promise<T> {
  const { url, server } = await serveFolder(site, 0);
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  let asked: string[] = [];
  server.on('request', (request) => asked.push(new URL(request.url ?? '/', url).pathname));
  const open = async () => {
    const page = await read(browser, url);
    asked = [];
    await page.keyboard.press('/');
    await page.locator('#search-field').waitFor();
    return page;
  };
  try {
    return await use(open, () => asked);
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

/** A page, read to its end: what it loads for itself is no part of a query. */
async function read(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${url}/about/`, { waitUntil: 'networkidle' });
  return page;
}

export function weights(site: string, files: ReadonlySet<string>): Weights {
  const kb = (some: readonly string[]) =>
    Math.round(some.reduce((sum, file) => sum + sizeOf(path.join(site, file)), 0) / 1000);
  const all = [...files];
  const of = (kind: keyof typeof kinds) => kb(all.filter((file) => kinds[kind].test(file)));
  const others = all.filter((file) => !Object.values(kinds).some((kind) => kind.test(file)));
  return {
    firstKb: kb(all),
    code: kb(others),
    engine: of('engine'),
    meta: of('meta'),
    index: of('index'),
    filter: of('filter'),
    fragment: of('fragment'),
  };
}

/** Text as hosts send it: compressed. Pagefind's own files are so already. */
function sizeOf(file: string): number {
  if (!existsSync(file) || statSync(file).isDirectory()) return 0;
  return /\.(?:js|css|json|svg)$/.test(file) ? gzipSync(readFileSync(file)).length : statSync(file).size;
}

/** Types all but the last letter, waits until that is answered, and times the last one. The page keeps the time. */
async function typed(page: Page, query: string): Promise<number> {
  await page.locator('#search-field').fill(query.slice(0, -1));
  await page.waitForTimeout(1500);
  await page.locator('.search[data-state=ready]').waitFor();
  return page.evaluate(async (last) => {
    const field = document.querySelector<HTMLInputElement>('#search-field');
    const list = document.querySelector('.search .results');
    const status = document.querySelector('.search-status');
    if (!field || !list || !status) throw new Error('Search is not open.');
    const drawn = new Promise<number>((resolve) => {
      const seen = new MutationObserver(() => resolve(performance.now()));
      // Without results the status alone changes.
      seen.observe(list, { childList: true });
      seen.observe(status, { childList: true, characterData: true, subtree: true });
    });
    const start = performance.now();
    field.value += last;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const giveUp = new Promise<number>((resolve) => setTimeout(() => resolve(Number.NaN), 10_000));
    return Math.round((await Promise.race([drawn, giveUp])) - start);
  }, query.slice(-1));
}
