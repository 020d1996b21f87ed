import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { announce } from '#adapters/announce.ts';
import { readAnnouncementSettings } from '#adapters/announcement-settings.ts';
import { readContent } from '#adapters/content-folder.ts';
import { createLibrary } from '#domain/library.ts';
import { announcements, changedSince } from '#views/announcement.ts';

const siteUrl = 'https://research.example';

it('nobody is told without settings, or when nothing changed', () => {
  expect(announcements({}, [`${siteUrl}/notes/x/`], ['/rss.xml'], siteUrl)).toEqual([]);
  expect(announcements({ hub: 'https://hub.example/' }, [], ['/rss.xml'], siteUrl)).toEqual([]);
  expect(() => readAnnouncementSettings({ INDEXNOW_KEY: '../x' })).toThrow('INDEXNOW_KEY');
  expect(() => readAnnouncementSettings({ INDEXNOW_URL: 'hub' })).toThrow('INDEXNOW_URL');
  expect(readAnnouncementSettings({})).toEqual({ hub: undefined, indexNowKey: undefined, indexNowUrl: undefined });
});

it('a hub hears of each feed and IndexNow of each address; one that fails is named and stops nothing', async () => {
  const heard: { path: string; type: string; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      heard.push({ path: request.url ?? '', type: request.headers['content-type'] ?? '', body });
      response.writeHead(request.url === '/hub' ? 204 : 429).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = { hub: `${base}/hub`, indexNowKey: 'abcdef0123', indexNowUrl: `${base}/indexnow` };
  const lines = await announce(announcements(settings, [`${siteUrl}/notes/x/`], ['/rss.xml', '/feed.json'], siteUrl));
  server.close();
  expect(lines.filter((line) => line.endsWith('was told'))).toHaveLength(2);
  expect(lines.filter((line) => line.includes('answered 429'))).toHaveLength(1);
  const pings = heard.filter(({ path }) => path === '/hub').map(({ body }) => new URLSearchParams(body).get('hub.url'));
  expect(pings.sort()).toEqual([`${siteUrl}/feed.json`, `${siteUrl}/rss.xml`]);
  expect(JSON.parse(heard.find(({ path }) => path === '/indexnow')?.body ?? '')).toEqual({
    host: 'research.example',
    key: 'abcdef0123',
    keyLocation: `${siteUrl}/abcdef0123.txt`,
    urlList: [`${siteUrl}/notes/x/`],
  });
});

it('what changed is what was published, corrected or withdrawn since', async () => {
  const { entries } = await readContent('content');
  const library = createLibrary(entries, new Date('2026-11-23T12:00:00Z'));
  const all = changedSince(library, new Date(0), siteUrl);
  expect(all.length).toBe(library.notes.length + library.briefs.length);
  const today = changedSince(library, new Date('2026-11-23T10:00:00Z'), siteUrl);
  expect(today).toContain(`${siteUrl}/notes/claude-mythos-leak/`);
  expect(today.length).toBeLessThan(all.length);
});
