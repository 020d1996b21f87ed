import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder } from '#adapters/static-server.ts';
import { levels, riskTypes } from '#domain/risk-record.ts';
import { openBrowser } from '../support/browser.ts';
import { buildSite, shippedSite, type Site } from '../support/build-site.ts';

let browser: Browser;
const servers: Server[] = [];
const complaints: string[] = [];

async function open(
  folder: string,
  options: { width?: number; dark?: boolean } = {},
): Promise<{ page: Page; url: string }> {
  const { url, server } = await serveFolder(folder, 0);
  servers.push(server);
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, url };
}

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  for (const server of servers) server.close();
});

describe('the pages of the record', () => {
  it('lead by keyboard from a cell of the matrix to its risks, and say each cell in words', async () => {
    const { page, url } = await open(shippedSite.outDir);
    await page.goto(`${url}/risks/matrix/`);
    const cells = page.locator('table.matrix tbody a');
    const names = await cells.evaluateAll((all) => all.map((one) => one.textContent?.replace(/\s+/g, ' ').trim()));
    for (const name of names) expect(name).toMatch(/^\d+ risks?, likelihood [A-Z].*, impact [A-Z]/);
    expect(names.some((name) => name?.includes('materialised'))).toBe(true);
    const first = cells.first();
    for (
      let presses = 0;
      presses < 60 && !(await first.evaluate((one) => one === document.activeElement));
      presses += 1
    )
      await page.keyboard.press('Tab');
    expect(await first.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    const target = page.locator(':target');
    expect(await target.locator('li a').count()).toBeGreaterThan(0);
    expect(await target.evaluate((one) => one === document.activeElement)).toBe(true);
  });
});

describe('a register of two thousand risks', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'register-'));
  const site: Site = { ...shippedSite, contentDir: path.join(folder, 'content'), outDir: path.join(folder, 'dist') };
  const count = 2000;

  beforeAll(async () => {
    writeRisks(site.contentDir, count);
    const { status, output } = await buildSite(site);
    expect(status, output).toBe(0);
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('stays below 200 KB of HTML on every page, with the longest statements there can be', () => {
    const pages = readdirSync(path.join(site.outDir, 'risks'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.html'),
    );
    expect(pages.length).toBeGreaterThan(20);
    const sizes = pages.map((file) => statSync(path.join(site.outDir, 'risks', file)).size);
    expect(Math.max(...sizes)).toBeLessThan(200_000);
  });

  it('has every risk in the HTML of some page, without JavaScript', async () => {
    const { url } = await open(site.outDir);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    let rows = 0;
    await page.goto(`${url}/risks/`);
    for (let turned = 0; turned < 100; turned += 1) {
      rows += await page.locator('[data-risk-table] tbody tr').count();
      expect(await page.locator('[data-register]').isVisible()).toBe(false);
      const next = page.locator('a[rel="next"]');
      if ((await next.count()) === 0) break;
      // A page that is still arriving has only some of its rows.
      await Promise.all([page.waitForEvent('domcontentloaded'), next.click()]);
    }
    expect(rows).toBe(count);
    await context.close();
  }, 120_000);

  it('sorts and filters over all pages, and keeps the choice in the address', async () => {
    const { page, url } = await open(site.outDir);
    await page.goto(`${url}/risks/`);
    const status = page.locator('[data-register-status]');
    await page.getByLabel('Words').fill('statement 1234 ');
    await status.filter({ hasText: '1 risk' }).waitFor();
    expect(await page.locator('[data-risk-table] tbody tr').count()).toBe(1);
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByLabel('Type').selectOption('legal-ip');
    await status.filter({ hasText: /The first 100 of \d+ risks/ }).waitFor();
    expect(await page.locator('[data-risk-table] tbody tr:not([data-type="legal-ip"])').count()).toBe(0);
    await page.getByRole('button', { name: 'Impact' }).click();
    const impacts = await page
      .locator('[data-risk-table] tbody tr')
      .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['impact'] ?? ''));
    const ranks = impacts.map((impact) => levels.indexOf(impact as (typeof levels)[number]));
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
    expect(page.url()).toContain('type=legal-ip');
    await page.reload();
    await status.filter({ hasText: 'risks' }).waitFor();
    expect(await page.getByLabel('Type').inputValue()).toBe('legal-ip');
  }, 120_000);

  it('breaks no rule of the page’s policy', () => {
    expect(complaints).toEqual([]);
  });
});

/** Notes of eight risks each, with titles and statements as long as the schema allows. */
function writeRisks(contentDir: string, count: number): void {
  mkdirSync(path.join(contentDir, 'notes'), { recursive: true });
  for (let note = 0; note * 8 < count; note += 1) {
    const risks = Array.from({ length: Math.min(8, count - note * 8) }, (_, i) => {
      const number = note * 8 + i;
      const statement = `Statement ${number} of a risk `.padEnd(219, 'that goes on and on ').trim();
      return [
        `  - id: R${i + 1}`,
        `    statement: "${statement}"`,
        `    type: ${riskTypes[number % riskTypes.length]}`,
        number % 5 === 0
          ? `    likelihood: ${levels[number % levels.length]}`
          : `    p: ${(0.01 + ((number * 37) % 99) / 100).toFixed(2)}`,
        `    impact: ${levels[(number * 7 + note) % levels.length]}`,
        '    horizon: P12M',
      ].join('\n');
    });
    const day = new Date(Date.UTC(2026, 0, 1 + (note % 300))).toISOString();
    writeFileSync(
      path.join(contentDir, `notes/note-${note}.mdx`),
      `---\ntitle: "${`Note ${note} `.padEnd(109, 'of a long title ').trim()}"\ntype: risk-briefing\ncategory: tech\npublishedAt: ${day}\nstatus: published\nkeyTakeaway: It comes to this.\nnoForecast: Made for a test.\nrisks:\n${risks.join('\n')}\n---\n\n## Text\n\nWords.\n`,
    );
  }
}
