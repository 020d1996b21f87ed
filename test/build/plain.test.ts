import { beforeAll, describe, expect, it } from 'vitest';
import { buildSite, fixtureSite, listFiles, readText } from '../support/build-site.ts';

const site = fixtureSite('plain');
let files: string[];

beforeAll(async () => {
  const { status, output } = await buildSite(site);
  expect(status, output).toBe(0);
  files = listFiles(site.outDir);
});

describe('a folder with one note in plain Markdown and one brief', () => {
  it('is a complete site', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        '404.html',
        'about/index.html',
        'archive/index.html',
        'briefs/2026-05-04/index.html',
        'categories/geopolitics/index.html',
        'disclosures/index.html',
        'feed.json',
        'index.html',
        'methodology/index.html',
        'notes/vendor-access/index.html',
        'pagefind/parts.json',
        'rss.xml',
        'search/index.html',
        'sitemap.xml',
      ]),
    );
    expect(files.filter((file) => /^cards\/(?:notes|briefs)\/.*\.png$/.test(file))).toHaveLength(2);
    expect(files.filter((file) => /^pagefind\/part-\w+\/fragment\//.test(file)).length).toBeGreaterThanOrEqual(2);
  });

  it('shows the whole text, its tags and the house byline', () => {
    const html = readText(site.outDir, 'notes/vendor-access/index.html');
    expect(html).toContain('<h2 id="what-it-means">What it means</h2>');
    expect(html).toContain('My own topic');
    expect(html).toContain('Fazen Capital Research');
    expect(html).toMatch(/1,6\d\d words|1,7\d\d words/);
  });
});
