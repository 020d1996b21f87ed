import { type ChildProcess, spawn } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { shippedSite } from '../support/build-site.ts';

let server: ChildProcess;
let browser: Browser;
let url = '';

/** `astro dev` over the shipped content, with the build of the tests as its last build. */
beforeAll(async () => {
  server = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'dev', '--port', '4461'], {
    env: {
      // Not ours: Vitest's own variables change how Vite serves.
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      CONTENT_DIR: shippedSite.contentDir,
      OUT_DIR: shippedSite.outDir,
      SITE_URL: shippedSite.siteUrl,
      BUILD_NOW: shippedSite.now,
      ASTRO_TELEMETRY_DISABLED: '1',
      ASTRO_DEV_BACKGROUND: '0',
    },
  });
  url = await new Promise<string>((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (found) resolve(found);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.on('exit', () => reject(new Error(`The development server ended:\n${output}`)));
  });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  server?.kill();
});

it('search in development runs over the last build, and says so', async () => {
  const page = await browser.newPage();
  await page.goto(`${url}/search/?q=Mythos`);
  // The server compiles each script when it is first asked for, and may reload the page meanwhile.
  await page
    .getByRole('status')
    .filter({ hasText: /results for “Mythos”/ })
    .waitFor({ timeout: 110_000 });
  expect(await page.locator('.result h2').first().textContent()).toContain('Mythos');
  expect(await page.locator('[data-search-dev]').textContent()).toContain('last build');
}, 120_000);
