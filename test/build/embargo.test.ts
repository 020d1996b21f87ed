import { beforeAll, describe, expect, it } from 'vitest';
import { buildSite, fixtureSite, listFiles, readText } from '../support/build-site.ts';

/** Every unpublished entry of the fixture carries its marker in each of its fields, files and references. */
const hidden = ['zebrawood', 'ironwood', 'boxwood', 'rosewood', 'teakwood', 'beechwood'];
const site = fixtureSite('embargo');
let files: string[];

beforeAll(async () => {
  const { status, output } = await buildSite(site);
  expect(status, output).toBe(0);
  files = listFiles(site.outDir);
});

describe('what is not published', () => {
  it.each(hidden)('%s is in no file of the site, unpacked, and in no file name', (marker) => {
    const told = files.filter((file) => `${file}\n${readText(site.outDir, file)}`.toLowerCase().includes(marker));
    expect(told).toEqual([]);
  });

  it('the search has words at all: the published marker is found in a fragment', () => {
    const told = files.filter((file) => readText(site.outDir, file).toLowerCase().includes('limewood'));
    expect(told.some((file) => /^pagefind\/part-\w+\/fragment\//.test(file))).toBe(true);
    expect(files.some((file) => file.endsWith('limewood-picture.png'))).toBe(true);
    expect(told).toEqual(expect.arrayContaining(['notes/open-note/index.html', 'rss.xml', 'feed.json', 'index.html']));
  });

  it('a withdrawn note and brief say at their address that they were withdrawn, when and why', () => {
    const note = readText(site.outDir, 'notes/taken-down/index.html');
    expect(note).toContain('This note was withdrawn');
    expect(note).toContain('Withdrawn on 1 June 2026. It named the wrong company.');
    expect(note).toContain('<meta name="robots" content="noindex"');
    expect(readText(site.outDir, 'briefs/2026-05-06/index.html')).toContain('Sent in error.');
    expect(readText(site.outDir, 'sitemap.xml')).not.toContain('taken-down');
  });

  it('a draft and a scheduled note have no page', () => {
    expect(files.filter((file) => /kept-back|next-week|2026-11-30|2026-05-05/.test(file))).toEqual([]);
  });
});

describe('time', () => {
  it('a scheduled note is public in a build for a later moment', async () => {
    const later = { ...site, outDir: `${site.outDir}-later`, now: '2026-11-30T08:00:00Z' };
    const { status, output } = await buildSite(later);
    expect(status, output).toBe(0);
    expect(readText(later.outDir, 'rss.xml')).toContain('ironwood');
    expect(listFiles(later.outDir)).toContain('notes/next-week/index.html');
    expect(readText(later.outDir, 'rss.xml')).not.toContain('zebrawood');
  });
});
