import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '#adapters/content-folder.ts';
import { serveFolder } from '#adapters/static-server.ts';
import { createLibrary } from '#domain/library.ts';
import { formatProblem } from '#domain/problem.ts';
import { briefMessage } from '#views/telegram-message.ts';
import { openBrowser } from '../support/browser.ts';
import { buildSite, listFiles, readText, shippedSite, type Site } from '../support/build-site.ts';
import { hostileInputs, writeNote } from '../support/hostile.ts';
import { releaseFindings } from '../support/release-findings.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a hostile input is refused', () => {
  const refused = hostileInputs.filter((input) => input.refused);
  it.each(refused.map((one) => [one.name, one] as const))('%s', async (_, { refused: code, write }) => {
    const content = mkdtempSync(path.join(folder, 'refused-'));
    writeNote(content, 'a-good-note');
    write(content);
    const { problems } = await readContent(content);
    const told = problems.map((problem) => formatProblem(problem)).join('\n');
    expect(problems.length, told).toBeGreaterThan(0);
    if (code !== 'bad-type')
      expect(
        problems.map((problem) => problem.code),
        told,
      ).toContain(code);
    expect(told).not.toContain('root:x:');
    expect(told).not.toContain('undefined');
  });

  it('and changes no object of the program', () => {
    expect(({} as Record<string, unknown>)['status']).toBeUndefined();
  });

  it('60 inputs and more are tried', () => {
    expect(hostileInputs.length).toBeGreaterThanOrEqual(60);
  });
});

describe('what is accepted is harmless', () => {
  const site: Site = {
    ...shippedSite,
    contentDir: path.join(folder, 'content'),
    outDir: path.join(folder, 'dist'),
  };
  let files: string[];
  beforeAll(async () => {
    for (const input of hostileInputs.filter((one) => !one.refused)) input.write(site.contentDir);
    const { status, output } = await buildSite(site);
    expect(status, output).toBe(0);
    files = listFiles(site.outDir);
  });

  it('in pages, JSON-LD, feeds, sitemap and calendars: they parse, and hold no code', async () => {
    const { facts, findings } = await releaseFindings(site);
    expect(findings).toEqual([]);
    expect([...facts.data.keys()]).toEqual(expect.arrayContaining(['rss.xml', 'feed.json', 'sitemap.xml']));
  });

  it('in every table to download: no cell is a formula', () => {
    const cells = files
      .filter((file) => file.endsWith('.csv'))
      .flatMap((file) => readText(site.outDir, file).match(/(?:^|[\n,])"?[=@\t][^,\n]*/g) ?? []);
    expect(cells).toEqual([]);
  });

  it('in every file: nothing of this machine is told', () => {
    const home = process.env['HOME'] ?? '/root';
    const told = files.filter((file) => {
      const text = readText(site.outDir, file);
      return text.includes('root:x:0') || text.includes(`${home}/`) || text.includes(folder);
    });
    expect(told).toEqual([]);
  });

  it('in the brief on Telegram: the tags are ours, and every other character is text', async () => {
    const { entries } = await readContent(shippedSite.contentDir);
    const library = createLibrary(entries, new Date(site.now));
    const [brief] = library.briefs;
    if (!brief) throw new Error('no brief');
    const evil = '</b><a href="tg://user?id=1">x</a> & <script>';
    const stories = brief.data.stories.map((story) => ({ ...story, headline: evil, fact: evil, implication: evil }));
    const { text } = briefMessage(
      { ...brief, data: { ...brief.data, bottomLine: evil, stories } },
      library,
      site.siteUrl,
    );
    expect(text).not.toMatch(/<script|href="tg:/);
    expect([...text.matchAll(/<\/?(\w[\w-]*)/g)].map((match) => match[1])).toEqual(
      expect.not.arrayContaining(['script', 'img', 'iframe']),
    );
    expect(text.match(/&(?!(?:lt|gt|amp|quot|#\d+);)/g) ?? []).toEqual([]);
  });

  describe('in a browser', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser.close());

    it('no script of the input ran on any page, and nothing was asked of another host', async () => {
      const { url, server } = await serveFolder(site.outDir, 0);
      const page = await browser.newPage();
      const foreign: string[] = [];
      page.on(
        'request',
        (request) =>
          !request.url().startsWith(url) && !request.url().startsWith('data:') && foreign.push(request.url()),
      );
      page.on('dialog', (dialog) => {
        foreign.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      // Proves that the trap works: the same assignment, run by us, is seen.
      await page.goto(`${url}/about/`);
      await page.evaluate(() => Object.assign(window, { __hostile: 1 }));
      expect(await page.evaluate(() => '__hostile' in window)).toBe(true);
      const ran: string[] = [];
      for (const file of files.filter((one) => one.endsWith('.html'))) {
        await page.goto(`${url}/${file}`, { waitUntil: 'load' });
        if (await page.evaluate(() => '__hostile' in window)) ran.push(file);
      }
      await page.close();
      server.close();
      expect({ ran, foreign }).toEqual({ ran: [], foreign: [] });
    }, 180_000);
  });
});

it('the inputs are what they say: the canary is in the source of a note', () => {
  const content = path.join(folder, 'canary');
  hostileInputs.find((one) => one.name === 'a script in a title')?.write(content);
  expect(readFileSync(path.join(content, 'notes/title-0.mdx'), 'utf8')).toContain(
    '<script>window.__hostile=1</script>',
  );
});
