import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '#adapters/content-folder.ts';
import { serveFolder } from '#adapters/static-server.ts';
import { createLibrary } from '#domain/library.ts';
import { addresses, type Addresses } from '#views/hosting/addresses.ts';
import { caddyConfiguration } from '#views/hosting/caddy.ts';
import { headerRules, headersFor, securityHeaders } from '#views/hosting/headers.ts';
import { headersFile, redirectsFile } from '#views/hosting/hosted-files.ts';
import { nginxConfiguration } from '#views/hosting/nginx.ts';
import { quoted } from '#views/hosting/server.ts';
import { matches } from '#views/hosting/glob.ts';
import { listFiles, shippedSite } from '../support/build-site.ts';
import { findServer, freePort, type Running, startCaddy, startNginx } from '../support/web-server.ts';

const moved: Addresses = {
  redirects: [{ from: '/notes/an-old-name/', to: '/notes/claude-mythos-leak/' }],
  gone: ['/briefs/2026-03-30/'],
};
const files = listFiles(shippedSite.outDir).map((file) => `/${file.replace(/(?<=^|\/)index\.html$/, '')}`);
const nginx = findServer('nginx', true);
const caddy = findServer('caddy', false);

/** A folder with `current` leading to the built site, as on one's own server. */
function serverFolder(): { folder: string; root: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'hosting-'));
  symlinkSync(shippedSite.outDir, path.join(folder, 'current'));
  return { folder, root: path.join(folder, 'current') };
}

const servers: [name: string, present: boolean, start: () => Promise<Running>][] = [
  [
    'npm start',
    true,
    async () => {
      const { url, server } = await serveFolder(shippedSite.outDir, 0, moved);
      const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
      return { url, stop };
    },
  ],
  [
    'nginx',
    nginx !== undefined,
    async () => {
      const { folder, root } = serverFolder();
      const plain = `127.0.0.1:${await freePort()}`;
      const configuration = nginxConfiguration({ host: 'research.example', root, plain }, moved);
      return startNginx(nginx ?? '', folder, configuration, `http://${plain}`);
    },
  ],
  [
    'Caddy',
    caddy !== undefined,
    async () => {
      const { folder, root } = serverFolder();
      const plain = `127.0.0.1:${await freePort()}`;
      const configuration = caddyConfiguration({ host: 'research.example', root, plain }, moved);
      return startCaddy(caddy ?? '', folder, configuration, `http://${plain}`);
    },
  ],
];

describe.each(servers.filter(([, present]) => present))('%s', (_, __, start) => {
  let server: Running;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());
  const get = (address: string) => fetch(server.url + address, { redirect: 'manual' });

  const one = (pattern: RegExp) => files.find((file) => pattern.test(file)) ?? '';
  const kinds = [
    '/',
    '/notes/claude-mythos-leak/',
    '/rss.xml',
    '/feed.json',
    '/robots.txt',
    '/.well-known/security.txt',
    one(/^\/_astro\/.*\.css$/),
    one(/^\/_astro\/.*\.js$/),
    one(/^\/cards\/.*\.png$/),
    one(/^\/fonts\/.*\.woff2$/),
    one(/\.csv$/),
    one(/^\/pagefind\/part-\w+\/fragment\//),
    one(/^\/pagefind\/part-\w+\/pagefind-entry\.json$/),
    one(/^\/pagefind\/engine-\w+\/pagefind\.js$/),
    '/pagefind/parts.json',
  ];
  it.each(kinds)('answers %s with the headers of the one list', async (address) => {
    const response = await get(address);
    expect(response.status).toBe(200);
    const sent = Object.fromEntries(headersFor(address).map(([name]) => [name, response.headers.get(name)]));
    expect(sent).toEqual(Object.fromEntries(headersFor(address)));
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0);
  });

  it.each(['/no-such-page/', '/_astro/gone.css', '/cards/gone.png', '/_headers', '/_redirects'])(
    'answers %s with 404, the page that says so, the policy, and no order to remember it',
    async (address) => {
      const response = await get(address);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('<!DOCTYPE html>');
      for (const [name, value] of securityHeaders) expect(response.headers.get(name), name).toBe(value);
      expect(response.headers.get('cache-control') ?? '').not.toContain('immutable');
    },
  );

  it.each(['/notes/an-old-name/', '/notes/an-old-name'])('sends readers of %s to the new address', async (address) => {
    const response = await get(address);
    expect(response.status).toBe(301);
    expect(new URL(response.headers.get('location') ?? '', server.url).pathname).toBe('/notes/claude-mythos-leak/');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each(['/briefs/2026-03-30/', '/briefs/2026-03-30'])(
    'answers withdrawn %s with 410 and its page',
    async (address) => {
      const response = await get(address);
      expect(response.status).toBe(410);
      expect(await response.text()).toContain('<h1');
      expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    },
  );
});

describe('the one list', () => {
  it('gives no address a header twice: Cloudflare and Netlify would join the values', () => {
    for (const file of files) {
      const names = headerRules
        .flatMap(({ paths, headers }) => paths.filter((glob) => matches(glob, file)).map(() => headers))
        .flatMap((headers) => headers.map(([name]) => name));
      expect(new Set(names).size, file).toBe(names.length);
    }
  });

  it('calls a file unchangeable only when its name holds a digest', () => {
    const forever = files.filter((file) => headersFor(file).some(([, value]) => value.includes('immutable')));
    expect(forever.length).toBeGreaterThan(20);
    expect(
      forever.filter((file) => !/[._-][\w-]{8,}\.\w+$|\/pagefind\/(?:part|engine)-[0-9a-f]{16}\//.test(file)),
    ).toEqual([]);
  });

  it('leaves no value open to injection', () => {
    for (const text of ['a"b', 'a\nb', '$host', '{x}', 'a`b', 'a\\b'])
      expect(() => quoted(text)).toThrow(/cannot stand/);
    expect(quoted('/srv/my site')).toBe('"/srv/my site"');
  });
});

describe('the files for hosts', () => {
  it('hold what the list says, in the form that Cloudflare Pages and Netlify read', () => {
    const text = headersFile();
    expect(text.match(/^\S.*$/gm)?.every((line) => /^\/[^\s*]*\*?[^\s*]*$/.test(line))).toBe(true);
    expect(text.match(/^ .*$/gm)?.every((line) => /^ {2}[A-Z][\w-]+: \S.*$/.test(line))).toBe(true);
    expect(text.match(/Content-Security-Policy/g)).toHaveLength(1);
    // https://developers.cloudflare.com/pages/configuration/headers/: at most 100 rules, 2,000 characters a line.
    expect(text.match(/^\//gm)?.length).toBeLessThan(100);
    expect(redirectsFile(moved)).toBe(
      '/notes/an-old-name/ /notes/claude-mythos-leak/ 301\n/notes/an-old-name /notes/claude-mythos-leak/ 301\n',
    );
    expect(files).toEqual(expect.arrayContaining(['/_headers', '/_redirects', '/.nojekyll']));
  });

  it('take the withdrawn addresses from the library', async () => {
    const { entries } = await readContent('test/fixtures/embargo');
    const { gone } = addresses(createLibrary(entries, new Date('2026-11-23T12:00:00Z')));
    expect(gone).toEqual(['/notes/taken-down/', '/briefs/2026-05-06/']);
  });
});

it('a renamed note is found under its former names, on every host', async () => {
  const { entries } = await readContent(shippedSite.contentDir);
  const notes = entries.notes.map((note) =>
    note.id === 'claude-mythos-leak' ? { ...note, data: { ...note.data, aliases: ['mythos', 'mythos-leak'] } } : note,
  );
  const { redirects } = addresses(createLibrary({ ...entries, notes }, new Date(shippedSite.now)));
  for (const from of ['/notes/mythos/', '/notes/mythos-leak/'])
    expect(redirects).toContainEqual({ from, to: '/notes/claude-mythos-leak/' });
  expect(redirectsFile({ redirects, gone: [] })).toContain('/notes/mythos /notes/claude-mythos-leak/ 301\n');
});

describe('nginx for the world', () => {
  it('serves TLS with a certificate, and sends plain HTTP there', () => {
    const text = nginxConfiguration({ host: 'research.example', root: '/srv/site/current' }, moved);
    expect(text).toContain('ssl_certificate "/etc/letsencrypt/live/research.example/fullchain.pem";');
    expect(text).toContain('return 301 https://research.example$request_uri;');
  });
});
