import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carriedFiles } from '#domain/release/carry.ts';
import { nginxConfiguration } from '#views/hosting/nginx.ts';
import { listFiles, shippedSite } from '../support/build-site.ts';
import { findServer, freePort, type Running, startNginx } from '../support/web-server.ts';

const nginx = findServer('nginx', true);
const folder = mkdtempSync(path.join(tmpdir(), 'publish-'));
const root = path.join(folder, 'srv');
const editions = { a: path.join(folder, 'a'), b: path.join(folder, 'b') };
const pages = listFiles(shippedSite.outDir).filter((file) => file.endsWith('.html') && file !== '404.html');
let server: Running | undefined;
let url = 'none';

beforeAll(async () => {
  cpSync(shippedSite.outDir, editions.a, { recursive: true });
  makeOtherEdition(editions.a, editions.b);
  if (!nginx) return;
  const plain = `127.0.0.1:${await freePort()}`;
  url = `http://${plain}`;
  const site = { host: 'research.example', root: path.join(root, 'current'), plain };
  server = await startNginx(
    nginx,
    path.join(folder, 'nginx'),
    nginxConfiguration(site, { redirects: [], gone: [] }),
    url,
  );
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

/** The same site with another text on every page and other names for all stylesheets and scripts. */
function makeOtherEdition(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  const hashed = listFiles(path.join(to, '_astro'));
  const renamed = (name: string) => name.replace(/(\.\w+)$/, 'B$1');
  for (const name of hashed) renameSync(path.join(to, '_astro', name), path.join(to, '_astro', renamed(name)));
  for (const file of listFiles(to).filter((one) => /\.(?:html|js|css)$/.test(one) && !one.startsWith('pagefind/'))) {
    const text = hashed.reduce(
      (all, name) => all.replaceAll(name, renamed(name)),
      readFileSync(path.join(to, file), 'utf8'),
    );
    writeFileSync(path.join(to, file), text.replace('</title>', ' (second edition)</title>'));
  }
}

interface Options {
  readonly from?: string;
  readonly env?: Record<string, string>;
  readonly killAfter?: number;
}

/** Runs `npm run publish` as an operator would; SIGKILL goes to all its processes. */
function publish({ from, env, killAfter }: Options): Promise<{ status: number | null; output: string; took: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, ['scripts/publish.ts', '--keep', '3', ...(from ? ['--from', from] : [])], {
    detached: true,
    env: {
      ...process.env,
      NODE_ENV: '',
      CONTENT_DIR: shippedSite.contentDir,
      SITE_URL: shippedSite.siteUrl,
      BUILD_NOW: shippedSite.now,
      PUBLISH_DIR: root,
      PUBLISH_URL: url,
      CACHE_DIR: path.join(folder, 'cache'),
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const timer = killAfter === undefined ? undefined : setTimeout(() => killGroup(child.pid), killAfter);
  return new Promise((resolve) =>
    child.on('exit', (status) => {
      clearTimeout(timer);
      resolve({ status, output, took: performance.now() - start });
    }),
  );
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // It had just ended by itself.
  }
}

const current = () => readlinkSync(path.join(root, 'current')).split('/')[1] ?? '';

describe.runIf(nginx)('npm run publish', () => {
  it('puts a first release in place, and reads it back through the server', async () => {
    const { status, output } = await publish({ from: editions.a });
    expect(status, output).toBe(0);
    expect(output).toContain('Published');
    expect(await editionsServed()).toEqual(['a']);
  });

  it('killed at 20 random moments never fails a request or mixes two releases', async () => {
    const whole = await publish({ from: editions.b });
    expect(whole.status, whole.output).toBe(0);
    const seed = Date.now() % 2 ** 31;
    const random = randomFrom(seed);
    const reader = startReader(random);
    const outcomes: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      // Two rounds are killed while the site is being built, the others from the copying on.
      const building = round === 6 || round === 13;
      const from = building ? {} : { from: round % 2 ? editions.b : editions.a };
      const { status } = await publish({ ...from, killAfter: random() * whole.took * 1.1 });
      outcomes.push(status === 0 ? 'done' : 'killed');
      const served = await editionsServed();
      expect(served, `seed ${seed}, round ${round}`).toHaveLength(1);
    }
    const { requests, wrong } = await reader.stop();
    console.log(`20 publishes killed (seed ${seed}): ${requests} requests, ${wrong.length} failed or mixed`);
    expect(wrong).toEqual([]);
    expect(requests).toBeGreaterThan(200);
    expect(outcomes.filter((one) => one === 'killed').length).toBeGreaterThan(10);
  }, 300_000);

  it('is none the worse for it: the next publish works and leaves no debris', async () => {
    const { status, output } = await publish({ from: editions.a });
    expect(status, output).toBe(0);
    expect(await editionsServed()).toEqual(['a']);
    expect(readdirSync(root).sort()).toEqual(['current', 'publish.lock', 'releases']);
    expect(readdirSync(path.join(root, 'releases')).length).toBeLessThanOrEqual(4);
  });

  it('goes back when the site does not answer with the new release', async () => {
    const broken = createServer((_, response) => response.writeHead(502).end());
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    const before = current();
    const address = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
    const { status, output } = await publish({ from: editions.b, env: { PUBLISH_URL: address } });
    broken.close();
    expect(status).toBe(1);
    expect(output).toMatch(/status 502.*Readers have release/s);
    expect(current()).toBe(before);
  });

  it('publishes nothing that does not pass its checks', async () => {
    const before = current();
    const bad = path.join(folder, 'bad');
    cpSync(editions.b, bad, { recursive: true });
    rmSync(path.join(bad, 'about'), { recursive: true });
    const { status, output } = await publish({ from: bad });
    expect(status).toBe(1);
    expect(output).toMatch(/links to \/about\/.*nothing was published/s);
    expect(current()).toBe(before);
  });

  it('does not run twice at once', async () => {
    const both = await Promise.all([publish({ from: editions.a }), publish({ from: editions.b })]);
    const refused = both.filter(({ output }) => output.includes('Another publish'));
    expect(both.filter(({ status }) => status === 0).length + refused.length).toBe(2);
    expect(await editionsServed()).toHaveLength(1);
  });

  it('goes on serving the stylesheets of the release before', async () => {
    expect((await publish({ from: editions.b })).status).toBe(0);
    for (const name of listFiles(path.join(editions.a, '_astro')))
      expect((await fetch(`${url}/_astro/${name}`)).status, name).toBe(200);
  });
});

describe('what a release carries over', () => {
  const hashed = ['_astro/old.css', 'cards/notes/x.1.png', 'pagefind/part-1/fragment/en_1.pf_fragment'];
  const before = { id: '1', hashed, pages: ['index.html', 'notes/x/index.html'] };
  const files = (pages: string[]) =>
    carriedFiles({ hashed: ['_astro/new.css'], pages }, [before]).map((one) => one.file);

  it('is everything unchanging, while every page of the old release is still public', () => {
    expect(files([...before.pages, 'notes/y/index.html'])).toEqual(hashed);
  });

  it('is only style and code once a page was withdrawn', () => {
    expect(files(['index.html'])).toEqual(['_astro/old.css']);
  });
});

/** Asks for every page; which editions answered. */
async function editionsServed(): Promise<string[]> {
  const found = await Promise.all(pages.map((file) => editionOf(file)));
  return [...new Set(found.map((one) => one.edition))].sort();
}

async function editionOf(file: string): Promise<{ edition: string; html: string }> {
  const response = await fetch(`${url}/${file.replace(/index\.html$/, '')}`);
  const html = await response.text();
  if (response.status !== 200) return { edition: `${file}: ${response.status}`, html };
  const edition = Object.entries(editions).find(([, place]) => readFileSync(path.join(place, file), 'utf8') === html);
  return { edition: edition?.[0] ?? `${file}: neither edition`, html };
}

/** A reader who opens pages with all they load, until stopped. */
function startReader(random: () => number) {
  let [going, requests] = [true, 0];
  const wrong: string[] = [];
  const reading = (async () => {
    while (going) {
      const file = pages[Math.floor(random() * pages.length)] ?? 'index.html';
      const { edition, html } = await editionOf(file);
      if (edition.length > 1) wrong.push(edition);
      const assets = [
        ...new Set([...html.matchAll(/(?:href|src)="(\/_astro\/[^"]+)"/g)].map((match) => match[1] ?? '')),
      ];
      const answers = await Promise.all(assets.map((asset) => fetch(url + asset).then(({ status }) => status)));
      answers.forEach((status, i) => status === 200 || wrong.push(`${file} → ${assets[i]}: ${status}`));
      requests += 1 + assets.length;
      // The publishes need the processor too.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })().catch((error: unknown) => wrong.push(String(error)));
  return {
    stop: async () => {
      going = false;
      await reading;
      return { requests, wrong };
    },
  };
}

/** Numbers in [0, 1) that a seed repeats (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
