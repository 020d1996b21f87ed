import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import http, { type RequestListener } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runScript } from '../support/build-site.ts';

const servers: http.Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function serve(listener: RequestListener, secure?: { key: string; cert: string }): Promise<number> {
  const server = secure ? https.createServer(secure, listener) : http.createServer(listener);
  servers.push(server as http.Server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A site with these pages besides its feeds. */
const site =
  (pages: readonly string[]): RequestListener =>
  (request, response) => {
    const known = ['/', '/rss.xml', '/feed.json', ...pages].includes(request.url ?? '');
    response.statusCode = known ? 200 : 404;
    response.end(JSON.stringify({ items: [{ url: 'https://research.example/notes/newest/' }] }));
  };

interface Run {
  readonly url: string;
  readonly now?: string;
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
}
function uptime({ url, now = '2026-11-23T12:00:00Z', args = [], env = {} }: Run) {
  const cache = env['CACHE_DIR'] ?? mkdtempSync(path.join(tmpdir(), 'uptime-'));
  return runScript('scripts/uptime.ts', args, { SITE_URL: url, BUILD_NOW: now, ...env, CACHE_DIR: cache });
}

describe('uptime', () => {
  it('is content with a whole site', async () => {
    const url = `http://127.0.0.1:${await serve(site(['/notes/newest/']))}`;
    const { status, output } = await uptime({ url });
    expect([status, output.trim()]).toEqual([0, `${url} is well.`]);
  });

  it('misses the newest note that the feed names', async () => {
    const { status, output } = await uptime({ url: `http://127.0.0.1:${await serve(site([]))}` });
    expect(status).toBe(1);
    expect(output).toContain('/notes/newest/: status 404');
  });

  it('asks for the brief of the day in Berlin from 08:15 on, and not before', async () => {
    const url = `http://127.0.0.1:${await serve(site(['/notes/newest/']))}`;
    const early = await uptime({ url, args: ['--brief'], now: '2026-11-24T07:14:00Z' });
    const late = await uptime({ url, args: ['--brief'], now: '2026-11-24T07:15:00Z' });
    expect([early.status, late.status]).toEqual([0, 1]);
    expect(late.output).toContain('/briefs/2026-11-24/: status 404');
  });

  it('says that nobody answers', async () => {
    const { status, output } = await uptime({ url: 'http://127.0.0.1:9' });
    expect(status).toBe(1);
    expect(output).toMatch(/127\.0\.0\.1:9\/: /);
  });

  it('tells the webhook of a change once, and when all is well again', async () => {
    const told: string[] = [];
    const hook = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        told.push((JSON.parse(body) as { text: string }).text);
        response.end();
      });
    });
    const pages: string[] = [];
    const url = `http://127.0.0.1:${await serve(site(pages))}`;
    const env = {
      CACHE_DIR: mkdtempSync(path.join(tmpdir(), 'uptime-')),
      ALERT_WEBHOOK_URL: `http://127.0.0.1:${hook}/`,
    };
    await uptime({ url, env });
    await uptime({ url, env });
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('/notes/newest/: status 404');
    pages.push('/notes/newest/');
    await uptime({ url, env });
    await uptime({ url, env });
    expect(told.slice(1)).toEqual([`${url}: is well again.`]);
  });

  it('warns before a certificate ends', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'uptime-tls-'));
    const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
    const request = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '30',
    ];
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    execFileSync('openssl', [...request, ...names, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    const secure = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
    const server = await serve(site(['/notes/newest/']), secure);
    const url = `https://localhost:${server}`;
    const env = { NODE_EXTRA_CA_CERTS: cert };
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const calm = await uptime({ url, env, now: inDays(10) });
    const soon = await uptime({ url, env, now: inDays(20) });
    expect([calm.status, calm.output.trim()]).toEqual([0, `${url} is well.`]);
    expect(soon.status).toBe(1);
    expect(soon.output).toMatch(/localhost: the certificate ends in \d+ day\(s\); renew it/);
  });
});
