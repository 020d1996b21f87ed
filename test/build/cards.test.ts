import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { listFiles, readText, shippedSite } from '../support/build-site.ts';

const { outDir, siteUrl } = shippedSite;
const files = listFiles(outDir);
const pages = files.filter((file) => file.endsWith('.html'));

/** What a platform reads of a page. */
function tags(file: string): Record<string, string> {
  const metas = [...parseHTML(readText(outDir, file)).document.querySelectorAll('meta')];
  return Object.fromEntries(
    metas.map((meta) => [
      meta.getAttribute('property') ?? meta.getAttribute('name') ?? '',
      meta.getAttribute('content') ?? '',
    ]),
  );
}
const local = (url: string) => path.join(outDir, decodeURIComponent(url.slice(siteUrl.length)));

describe('the card of every page', () => {
  it.each(pages)('%s: absolute, decodes, has the size it declares, under 300 KB, described', async (page) => {
    const {
      'og:image': image = '',
      'og:image:width': width,
      'og:image:height': height,
      'og:image:type': type,
      'og:image:alt': alt = '',
      ...others
    } = tags(page);
    expect(image).toMatch(new RegExp(`^${siteUrl}/cards/[\\w/-]+\\.[\\da-f]{10}\\.png$`));
    const { info } = await sharp(readFileSync(local(image)))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([String(info.width), String(info.height), type]).toEqual([width, height, 'image/png']);
    expect(statSync(local(image)).size).toBeLessThan(300_000);
    expect(alt.length).toBeGreaterThan(20);
    expect(alt.length).toBeLessThanOrEqual(420);
    expect(others['twitter:card']).toBe('summary_large_image');
    expect(others['twitter:image:alt']).toBe(alt);
  });

  it.each([
    'notes/claude-mythos-leak',
    'briefs/2026-11-23',
    'categories/tech',
    'topics/cybersecurity',
    'authors/fazen-capital-research',
  ])('%s has its own', (name) => {
    expect(tags(`${name}/index.html`)['og:image']).toContain(`/cards/${name}.`);
  });

  it('is what the feeds name too', () => {
    const { items } = JSON.parse(readText(outDir, 'feed.json')) as { items: { url: string; image: string }[] };
    for (const { url, image } of items)
      expect(image).toBe(tags(`${url.slice(siteUrl.length + 1)}index.html`)['og:image']);
  });
});
