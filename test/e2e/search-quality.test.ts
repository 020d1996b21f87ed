import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder } from '#adapters/static-server.ts';
import { openBrowser } from '../support/browser.ts';
import { siteSearching } from '../support/search-site.ts';
import {
  exactQueries,
  helpedQueries,
  type SyntheticNote,
  writeSyntheticLibrary,
} from '../support/synthetic-library.ts';

let browser: Browser;
let page: Page;
let served: { url: string; server: Server };
let notes: readonly SyntheticNote[];
const folder = mkdtempSync(path.join(tmpdir(), 'search-library-'));
let removeSite = () => {};

beforeAll(async () => {
  notes = writeSyntheticLibrary(folder);
  const site = await siteSearching(folder);
  removeSite = site.remove;
  served = await serveFolder(site.outDir, 0);
  browser = await openBrowser();
  page = await browser.newPage();
  await page.goto(`${served.url}/search/`);
  await page.locator('[data-state=ready]').waitFor();
});

afterAll(async () => {
  await browser?.close();
  served?.server.close();
  removeSite();
  rmSync(folder, { recursive: true, force: true });
});

/** Types a query and gives the numbers of the notes found, best first. */
async function found(query: string, typed = true): Promise<number[]> {
  const status = page.getByRole('status');
  await page.getByRole('searchbox').fill('');
  await status.filter({ hasText: 'newest first' }).waitFor();
  if (typed) await page.getByRole('searchbox').pressSequentially(query);
  else await page.getByRole('searchbox').fill(query);
  await status.filter({ hasText: /results? for/ }).waitFor();
  // The status names the query that was answered: the last letter's, or its mended form.
  await page.waitForFunction((typed) => {
    const shown = document.querySelector('.search-status')?.textContent ?? '';
    return shown.includes(`“${typed.trim()}”`) || document.querySelector('.search-hint strong') !== null;
  }, query);
  // Pages of companies are right answers too, and are looked at by themselves.
  const links = await page.locator('.result h2 a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  return links.flatMap((href) => /note-(\d+)/.exec(href)?.[1] ?? []).map(Number);
}

describe('two hundred notes, searched as a reader types', () => {
  const precision: { query: string; first: boolean; among5: number; found: number }[] = [];
  const note = (query: string, right: readonly number[], list: readonly number[]) =>
    precision.push({
      query,
      first: right.includes(list[0] ?? -1),
      among5: list.slice(0, 5).filter((one) => right.includes(one)).length / Math.min(5, list.length),
      found: list.length,
    });

  it.each(exactQueries)(
    '%s is answered by its notes, all among the first five, the first of them first',
    async (query, right) => {
      const list = await found(query);
      note(query, right, list);
      expect(list.slice(0, 5)).toEqual(expect.arrayContaining([...right]));
      expect(right).toContain(list[0]);
    },
  );

  it.each(helpedQueries)('%s is helped to its notes', async (query, right) => {
    const list = await found(query);
    note(query, right, list);
    expect(list.slice(0, 5)).toEqual(expect.arrayContaining([...right]));
  });

  it.each(['Tesla', 'Elon Motors', '$TSLA'])('%s also finds the page of the company', async (query) => {
    await found(query);
    const links = await page.locator('.result h2 a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    expect(links.slice(0, 5)).toContain('/entities/tesla/');
  });

  it('the right note stands first for its title', async () => {
    for (let i = 0; i < notes.length; i += 8) {
      const list = await found(notes[i]?.title ?? '', false);
      expect(list[0], notes[i]?.title).toBe(i);
    }
  });

  it('says how precise it is', () => {
    const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
    console.info(
      `search over 200 notes, ${precision.length} queries: first result right ${(100 * mean(precision.map((one) => Number(one.first)))).toFixed(0)} %, ` +
        `share of right notes among the first five ${(100 * mean(precision.map((one) => one.among5))).toFixed(0)} %`,
      precision.filter((one) => one.among5 < 1),
    );
    expect(precision.length).toBe(exactQueries.length + helpedQueries.length);
  });
});
