import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface Site {
  readonly contentDir: string;
  readonly outDir: string;
  readonly siteUrl: string;
  readonly now: string;
  /** Language of the site; English where it is left out. */
  readonly edition?: string;
  /** EDITIONS: where the other languages stand. */
  readonly editions?: string;
}

/** The shipped content, built once by `test/build-once.ts`, at a fixed moment so that tests do not age. */
export const shippedSite: Site = {
  contentDir: path.resolve('content'),
  outDir: path.resolve('.cache/test/shipped'),
  siteUrl: 'https://research.example',
  now: '2026-11-23T12:00:00Z',
};

/** A library of `test/fixtures`, to be built by the test that needs it. */
export function fixtureSite(name: string): Site {
  return { ...shippedSite, contentDir: path.resolve('test/fixtures', name), outDir: path.resolve('.cache/test', name) };
}

/** Caches of the builds of tests: their own, since a cache remembers which card names earlier builds gave out. */
export const testCacheDir = path.resolve('.cache/test/cache');

/** Runs the real build, as an operator would. */
export function buildSite(site: Site): Promise<{ status: number; output: string }> {
  return runScript('scripts/build.ts', [], {
    CONTENT_DIR: site.contentDir,
    OUT_DIR: site.outDir,
    SITE_URL: site.siteUrl,
    BUILD_NOW: site.now,
    CACHE_DIR: testCacheDir,
    EDITION: site.edition ?? 'en',
    EDITIONS: site.editions ?? '',
  });
}

/**
 * Runs one of the project's scripts and gives back its exit code and all it printed.
 * @param cwd the project; another than this one for tests that change code.
 */
export function runScript(
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
  cwd = process.cwd(),
): Promise<{ status: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd, env: { ...process.env, NODE_ENV: '', ...env } });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ status: code ?? 1, output }));
  });
}

/** Every file of a built site, by its path from the root. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** A file as text; Pagefind's compressed fragments and indexes are unpacked. */
export function readText(folder: string, file: string): string {
  const bytes = readFileSync(path.join(folder, file));
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
}
