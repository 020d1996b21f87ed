import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { shippedSite } from '../support/build-site.ts';
import { startDev } from '../support/dev-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'fazen-desk-'));
const contentDir = path.join(folder, 'content');
const note = 'claude-mythos-leak';
let server: Awaited<ReturnType<typeof startDev>>;
let browser: Browser;

beforeAll(async () => {
  cpSync(shippedSite.contentDir, contentDir, { recursive: true });
  server = await startDev(4462, { CONTENT_DIR: contentDir, CACHE_DIR: path.join(folder, 'cache') });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('what an editor saves shows on the open page and on the desk, without a key pressed there', async () => {
  const [page, desk] = [await browser.newPage(), await browser.newPage()];
  await page.goto(`${server.url}/notes/${note}/`, { timeout: 110_000 });
  await desk.goto(`${server.url}/desk/notes/${note}/`);
  expect(await desk.locator('.remarks').textContent()).toContain('Nothing to mend');
  const save = (sentence: string) => {
    appendFileSync(path.join(contentDir, 'notes', `${note}.mdx`), `\n${sentence}\n`);
  };
  // Each is saved as soon as the one before is seen, while the page is still on its way to listening again.
  for (const times of ['once', 'twice', 'three times', 'four times']) {
    save(`The desk has looked at this ${times}.`);
    await page.getByText(`The desk has looked at this ${times}.`).waitFor({ timeout: 60_000 });
  }
  save('It is an unprecedented exposure.');
  await page.getByText('It is an unprecedented exposure.').waitFor({ timeout: 60_000 });
  await desk.locator('.remarks .finding').filter({ hasText: 'unprecedented' }).waitFor({ timeout: 60_000 });
}, 240_000);
