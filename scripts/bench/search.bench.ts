import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '#adapters/browser.ts';
import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { writeSearchIndex } from '#adapters/search-index.ts';
import { searchSources } from '#adapters/search-records.ts';
import { serveFolder } from '#adapters/static-server.ts';
import { createLibrary, type Library } from '#domain/library.ts';
import { writeLibrary } from './library.ts';

/**
 * `npm run bench -- search [--notes 5000] [--words 1000]`: how long after the last key the first result stands, and
 * what the first query of a reader downloads. Uses the pages of the last build with the index of a synthetic library.
 */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      notes: { type: 'string', default: '5000' },
      words: { type: 'string', default: '1000' },
      out: { type: 'string', default: '.cache/bench/search.json' },
    },
  });
  const root = path.resolve('.cache/bench', `search-${values.notes}`);
  rmSync(root, { recursive: true, force: true });
  const content = path.join(root, 'content');
  const until = new Date('2026-11-23T06:00:00Z');
  writeLibrary(content, { notes: Number(values.notes), words: Number(values.words), seed: 1, until });
  const { entries } = await readContent(content);
  const library = createLibrary(entries, new Date('2026-11-23T12:00:00Z'));
  const site = path.join(root, 'site');
  await cp(readEnvironment().outDir, site, { recursive: true });
  const start = performance.now();
  const records = searchSources(library, content);
  await writeSearchIndex(records, site, path.join(root, 'cache'));
  const indexing = Math.round(performance.now() - start) / 1000;
  const { url, server } = await serveFolder(site, 0);
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const runs = [];
    for (const query of queries(library)) {
      const page = await (await browser.newContext()).newPage();
      runs.push({ query, ...(await measure(page, url, site, query)) });
      await page.context().close();
    }
    console.table(runs);
    const worst = {
      records: records.length,
      indexing,
      firstKb: Math.max(...runs.map((run) => run.firstKb)),
      firstMs: Math.max(...runs.map((run) => run.firstMs)),
      laterMs: Math.max(...runs.map((run) => run.laterMs)),
    };
    console.table([worst]);
    mkdirSync(path.dirname(values.out), { recursive: true });
    writeFileSync(values.out, `${JSON.stringify({ worst, runs }, null, 2)}\n`);
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
  return 0;
}

/** A common word, a rarer one, two words, a title, a ticker, an exact phrase, a slip. */
function queries({ notes }: Library): string[] {
  const title = notes[17]?.data.title ?? '';
  const words = title.toLowerCase().split(' ');
  return [
    'the',
    words[1] ?? '',
    `${words[0]} ${words[1]}`,
    title,
    'NASDAQ:T42',
    `"${words[0]} ${words[1]}"`,
    `${words[1]}zq`,
  ];
}

interface Measured {
  /** From the last key to the first result on the page, in milliseconds: with an empty cache, and again afterwards. */
  readonly firstMs: number;
  readonly laterMs: number;
  /** All that was fetched from opening search to the first result, engine and results included, in kB. */
  readonly firstKb: number;
  readonly results: string;
}

async function measure(page: Page, url: string, site: string, query: string): Promise<Measured> {
  await page.goto(`${url}/about/`);
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).pathname));
  await page.keyboard.press('/');
  await page.locator('#search-field').waitFor();
  const firstMs = await typed(page, query);
  const firstKb = Math.round([...asked].reduce((sum, file) => sum + sizeOf(path.join(site, file)), 0) / 1000);
  const results = (await page.locator('.search-status').textContent()) ?? '';
  const laterMs = await typed(page, `${query} `);
  return { firstMs, laterMs, firstKb, results };
}

/** The worker's requests are not in the browser's own count, so the files are weighed, text as hosts send it: compressed. */
function sizeOf(file: string): number {
  if (!existsSync(file) || statSync(file).isDirectory()) return 0;
  return /\.(?:js|css|json|svg)$/.test(file) ? gzipSync(readFileSync(file)).length : statSync(file).size;
}

/** Types all but the last letter, waits until that is answered, and times the last one. The page keeps the time. */
async function typed(page: Page, query: string): Promise<number> {
  await page.locator('#search-field').fill(query.slice(0, -1));
  await page.waitForTimeout(1500);
  return page.evaluate(async (last) => {
    const field = document.querySelector<HTMLInputElement>('#search-field');
    const list = document.querySelector('.search .results');
    if (!field || !list) throw new Error('Search is not open.');
    const drawn = new Promise<number>((resolve) => {
      new MutationObserver(() => resolve(performance.now())).observe(list, { childList: true });
    });
    const start = performance.now();
    field.value += last;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const giveUp = new Promise<number>((resolve) => setTimeout(() => resolve(Number.NaN), 10_000));
    return Math.round((await Promise.race([drawn, giveUp])) - start);
  }, query.slice(-1));
}
