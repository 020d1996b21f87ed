import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeKey, filesOf, filesBelow } from '#adapters/code-key.ts';
import type { Environment } from '#adapters/environment.ts';
import { UserError } from '#domain/user-error.ts';

/** The compiled site: a program that renders pages, and the files that browsers load. */
export interface Compiled {
  /** Names the state of the code; equal keys render equal pages from equal props. */
  readonly key: string;
  /** Module that exports `renderer`. */
  readonly entry: string;
  /** Folder with stylesheets, scripts and what stands in `public/`. */
  readonly client: string;
}

/** Below the project, because the program finds its packages from where it stands. */
const shelf = path.resolve('.cache/renderer');
/** Programs kept: those of the main branch and of a change or two, so that going back and forth costs nothing. */
const keptPrograms = 4;

/** What Astro writes into the program it compiles. */
type Baked = Pick<Environment, 'siteUrl' | 'edition'>;

/**
 * The compiled site for this state of the code, compiled beside us from now on unless an earlier build left it.
 * @throws UserError when the site does not compile.
 */
export async function compiled({ siteUrl, edition }: Baked): Promise<Compiled> {
  const key = hash(
    'sha256',
    `${codeKey()} ${siteUrl} ${edition} ${filesOf('public').map(fileDigest).join(' ')}`,
    'hex',
  );
  const folder = path.join(shelf, key.slice(0, 24));
  if (!isWhole(folder)) {
    const temporary = `${folder}.${process.pid}.tmp`;
    await compile({ siteUrl, edition }, temporary);
    await rm(folder, { recursive: true, force: true });
    // Another build may have been quicker; its result is the same.
    await rename(temporary, folder).catch(() => rm(temporary, { recursive: true }));
    await forgetOld();
  }
  utimesSync(folder, new Date(), new Date());
  const server = path.join(folder, 'server');
  const entry = (await readdir(server)).find((file) => file.startsWith('prerender-entry.'));
  if (!entry) throw new Error(`Astro left no program in ${server}; its version may have changed how it names it.`);
  return { key, entry: path.join(server, entry), client: path.join(folder, 'client') };
}

/** Astro gets a short list of variables: no token can reach a page from a process that does not have it. */
async function compile({ siteUrl, edition }: Baked, folder: string): Promise<void> {
  // Nothing is awaited before Astro runs: who called us reads thousands of files next, and would let us wait till then.
  rmSync(folder, { recursive: true, force: true });
  const client = path.join(folder, 'client');
  mkdirSync(client, { recursive: true });
  const { PATH, HOME, CI } = process.env;
  const env = {
    ...Object.fromEntries(Object.entries({ PATH, HOME, CI }).filter(([, value]) => value !== undefined)),
    OUT_DIR: client,
    CACHE_DIR: path.join(folder, 'cache'),
    SITE_URL: siteUrl,
    EDITION: edition,
    ASTRO_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
  };
  const args = ['node_modules/astro/bin/astro.mjs', 'build', '--logLevel', 'warn'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) {
    await rm(folder, { recursive: true, force: true });
    throw new UserError(`${output.trim()}\nAstro could not compile the site (exit code ${code}).`, 'Mend the code.');
  }
  await rm(path.join(folder, 'cache'), { recursive: true, force: true });
  await writeFile(path.join(folder, 'files.json'), JSON.stringify(digests(folder)));
}

/** Whether each file of a compiled program is there and is the one that was compiled. */
function isWhole(folder: string): boolean {
  const list = path.join(folder, 'files.json');
  if (!existsSync(list)) return false;
  try {
    return JSON.stringify(digests(folder)) === readFileSync(list, 'utf8');
  } catch {
    return false;
  }
}

function digests(folder: string): Record<string, string> {
  const files = [...filesBelow(path.join(folder, 'server')), ...filesBelow(path.join(folder, 'client'))];
  return Object.fromEntries(files.map((file) => [path.relative(folder, file), fileDigest(file)]));
}

function fileDigest(file: string): string {
  return hash('sha256', readFileSync(file), 'hex');
}

async function forgetOld(): Promise<void> {
  const names = (await readdir(shelf)).filter((name) => !name.endsWith('.tmp'));
  const aged = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(path.join(shelf, name))).mtimeMs })),
  );
  const old = aged.sort((a, b) => b.at - a.at).slice(keptPrograms);
  for (const { name } of old) await rm(path.join(shelf, name), { recursive: true, force: true });
}
