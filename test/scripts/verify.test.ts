import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBuiltSite } from '#adapters/built-site.ts';
import { readContent } from '#adapters/content-folder.ts';
import type { Entries } from '#domain/collections.ts';
import { createLibrary, type Library } from '#domain/library.ts';
import type { FindingCode } from '#domain/release/finding.ts';
import type { HostName } from '#domain/release/host-limits.ts';
import { unpublishedMarkers } from '#domain/release/markers.ts';
import { verifyRelease } from '#domain/release/rules.ts';
import { readText, runScript, shippedSite } from '../support/build-site.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'verify-'));
const cacheDir = path.join(folder, 'cache');
afterAll(() => rmSync(folder, { recursive: true }));

let entries: Entries;
let library: Library;
beforeAll(async () => {
  ({ entries } = await readContent(shippedSite.contentDir));
  library = createLibrary(entries, new Date(shippedSite.now));
});

/** What the checks find in the shipped site after a change, for a library of an earlier moment if given. */
async function findings(change: (site: string) => void, { host = 'own' as HostName, at = library } = {}) {
  const site = mkdtempSync(path.join(folder, 'site-'));
  cpSync(shippedSite.outDir, site, { recursive: true });
  change(site);
  const facts = await readBuiltSite(site, { markers: unpublishedMarkers(entries, at), cacheDir });
  rmSync(site, { recursive: true });
  return verifyRelease({ site: facts, library: at, siteUrl: shippedSite.siteUrl, host });
}

const note = 'notes/claude-mythos-leak/index.html';
/** The card the page names: earlier pictures of it may still lie beside it. */
const card = /cards\/notes\/claude-mythos-leak\.[\da-f]{10}\.png/.exec(readText(shippedSite.outDir, note))?.[0] ?? '';
const edit = (file: string, replace: (text: string) => string) => (site: string) =>
  writeFileSync(path.join(site, file), replace(readFileSync(path.join(site, file), 'utf8')));
const inBody = (html: string) => edit(note, (text) => text.replace('</main>', `${html}</main>`));

it('finds nothing in the shipped site', async () => {
  expect(await findings(() => {})).toEqual([]);
});

describe('finds', () => {
  const token = `${'1234567890'.slice(0, 9)}:${'Ab3'.repeat(11)}-_`;
  const cases: [what: string, code: FindingCode, file: string, change: (site: string) => void][] = [
    ['a link to a page that is not there', 'dead-link', note, inBody('<p><a href="/nowhere/">x</a></p>')],
    ['a relative link that leads nowhere', 'dead-link', note, inBody('<p><a href="../nowhere/">x</a></p>')],
    ['a link to a place that is not there', 'dead-anchor', note, inBody('<p><a href="/about/#nowhere">x</a></p>')],
    ['a link without its last slash', 'no-slash', note, inBody('<p><a href="/about">x</a></p>')],
    ['a stylesheet that is not there', 'dead-link', note, inBody('<img alt="" src="/_astro/gone.png">')],
    ['an inline script', 'inline', note, inBody('<script>alert(1)</script>')],
    ['an inline style', 'inline', note, inBody('<p style="color:red">x</p>')],
    ['an event attribute', 'inline', note, inBody('<img alt="" src="/favicon.svg" onerror="x()">')],
    ['a javascript: address', 'inline', note, inBody('<p><a href="&#9;javascript:x()">x</a></p>')],
    ['JSON-LD that cannot be read', 'inline', note, inBody('<script type="application/ld+json">{</script>')],
    ['HTML that is not valid', 'invalid', note, inBody('<ul><p>x</p></ul>')],
    ['a page without its policy', 'no-policy', note, edit(note, (text) => text.replace(/Content-Security-Policy/g, 'X'))],
    ['a policy after a script', 'no-policy', note, edit(note, (text) => text.replace('<head>', '<head><script src="/theme.js"></script>'))],
    ['a weak policy', 'weak-policy', note, edit(note, (text) => text.replace("script-src 'self'", "script-src 'unsafe-inline'"))],
    ['a wrong canonical address', 'canonical', note, edit(note, (text) => text.replace(/(rel="canonical" href=")[^"]+/, '$1https://research.example/'))],
    ['a missing card', 'dead-image', note, (site) => rmSync(path.join(site, card))],
    ['a cut card', 'broken-image', card, (site) => truncateSync(path.join(site, card), 5000)],
    ['a feed that is cut', 'unreadable', 'rss.xml', edit('rss.xml', (text) => text.slice(0, text.length / 2))],
    ['a JSON feed that is cut', 'unreadable', 'feed.json', edit('feed.json', (text) => text.slice(0, text.length / 2))],
    ['a feed with one id twice', 'feed-twice', 'rss.xml', edit('rss.xml', (text) => text.replaceAll(/urn:fazen:note:[\w-]+/g, 'urn:x'))],
    ['a feed that lists nothing', 'feed-empty', 'rss.xml', edit('rss.xml', (text) => text.replace(/<item>.*<\/item>/s, ''))],
    ['a feed that announces a page that is not there', 'feed-link', 'feed.json', edit('feed.json', (text) => text.replace('/notes/claude-mythos-leak/"', '/notes/gone/"'))],
    ['a page the sitemap leaves out', 'sitemap-missing', 'sitemap.xml', edit('sitemap.xml', (text) => text.replace(/<url><loc>[^<]*claude-mythos.*?<\/url>/, ''))],
    ['an address in the sitemap that is no page', 'sitemap-extra', 'sitemap.xml', edit('sitemap.xml', (text) => text.replace('</urlset>', '<url><loc>https://research.example/x/</loc></url></urlset>'))],
    ['a public note without a page', 'missing-page', '', (site) => rmSync(path.join(site, 'notes/npm-worm-supply-chain'), { recursive: true })],
    ['a token', 'secret', 'robots.txt', (site) => appendFileSync(path.join(site, 'robots.txt'), token)],
    ['a latest brief that no list links', 'no-brief', '', (site) => ['index.html', 'briefs/index.html'].forEach((file) => edit(file, (text) => text.replaceAll('/briefs/2026-11-23/', '/briefs/'))(site))],
  ]; // prettier-ignore
  it.each(cases)('%s', async (_, code, file, change) => {
    const found = await findings(change);
    expect(found.map((one) => `${one.code} ${one.file}`)).toContain(`${code} ${file}`);
    expect(JSON.stringify(found)).not.toContain(token);
  });

  it('every word of a note that is not public yet, in pages, feeds, search and file names', async () => {
    const earlier = createLibrary(entries, new Date('2026-03-01T00:00:00Z'));
    const told = (await findings(() => {}, { at: earlier })).filter((one) => one.code === 'unpublished');
    const files = told.filter((one) => one.args['what'] === 'notes/claude-mythos-leak').map((one) => one.file);
    expect(files).toEqual(expect.arrayContaining([note, 'rss.xml', 'feed.json', 'index.html', 'sitemap.xml']));
    expect(files.some((file) => /^pagefind\/part-\w+\/fragment\//.test(file))).toBe(true);
  });

  it('what is more than a host takes', async () => {
    const big = (site: string) => writeFileSync(path.join(site, 'big.csv'), Buffer.alloc(26_000_000, 65));
    expect((await findings(big, { host: 'cloudflare' })).map((one) => one.code)).toEqual(['file-too-large']);
    expect(await findings(big, { host: 'own' })).toEqual([]);
  });
});

it('npm run verify writes a report for people and one for machines, and its exit code says the result', async () => {
  const env = {
    CONTENT_DIR: shippedSite.contentDir,
    OUT_DIR: shippedSite.outDir,
    SITE_URL: shippedSite.siteUrl,
    BUILD_NOW: shippedSite.now,
    CACHE_DIR: cacheDir,
  };
  const good = await runScript('scripts/verify.ts', ['--strict', '--report', folder], env);
  expect(good.status, good.output).toBe(0);
  expect(readFileSync(path.join(folder, 'report.html'), 'utf8')).toContain('<h1>Ready to publish</h1>');
  const bad = await runScript('scripts/verify.ts', ['--report', folder], { ...env, SITE_URL: 'https://other.example' });
  expect(bad.status).toBe(1);
  const told = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8')) as { errors: string[] };
  expect(told.errors.join('\n')).toContain('https://other.example');
});
