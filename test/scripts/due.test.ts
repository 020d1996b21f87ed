import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readText, runScript, shippedSite } from '../support/build-site.ts';

/** A live site that holds a given sitemap; an empty one answers 404. */
let sitemap = '';
const server = createServer((_, response) => (sitemap ? response.end(sitemap) : response.writeHead(404).end()));
let siteUrl = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  siteUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const live = () => readText(shippedSite.outDir, 'sitemap.xml').replaceAll(shippedSite.siteUrl, siteUrl);
const due = () =>
  runScript('scripts/due.ts', [], {
    CONTENT_DIR: shippedSite.contentDir,
    SITE_URL: siteUrl,
    BUILD_NOW: shippedSite.now,
  });

describe('whether the site should be built again', () => {
  it('no, when it lists what is public', async () => {
    sitemap = live();
    expect((await due()).output).toBe('due=false\n');
  });

  it('yes, when a note became public since, and says which', async () => {
    sitemap = live().replace(/<url><loc>[^<]*claude-mythos-leak\/<.*?<\/url>/, '');
    const { output } = await due();
    expect(output).toContain(`due: ${siteUrl}/notes/claude-mythos-leak/`);
    expect(output).toContain('due=true\n');
  });

  it('yes, when it lists a note that is no longer public', async () => {
    sitemap = live().replace('</urlset>', `<url><loc>${siteUrl}/notes/taken-down/</loc></url></urlset>`);
    expect((await due()).output).toContain('due=true\n');
  });

  it('yes, when it does not answer', async () => {
    sitemap = '';
    expect((await due()).output).toContain('due=true\n');
  });
});
