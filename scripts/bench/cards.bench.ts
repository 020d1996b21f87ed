import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cacheCard } from '#adapters/card/cache.ts';
import { indexedPng } from '#adapters/card/drawing/png.ts';
import { cardKey } from '#adapters/card/name.ts';
import { readContent } from '#adapters/content-folder.ts';
import { createLibrary } from '#domain/library.ts';
import { cardsOf } from '../card-step.ts';
import { writeLibrary } from './library.ts';

const until = new Date('2026-11-23T06:00:00Z');
const now = '2026-11-23T12:00:00Z';
const root = path.resolve('.cache/bench/cards');
const rival = path.resolve('.cache/bench/og-canvas');

interface Run {
  readonly name: string;
  /** The whole command, with starting Node and reading and checking the content. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
  readonly said: string;
}

/**
 * `npm run bench -- cards [--notes 1000] [--many 10000] [--repeat 3]`: cold and unchanged cards of a synthetic library,
 * many unchanged ones, and 100 titles side by side with astro-og-canvas where it is installed:
 * `npm i --prefix .cache/bench/og-canvas astro-og-canvas@0.13.2 canvaskit-wasm@0.42.0`
 */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      notes: { type: 'string', default: '1000' },
      many: { type: 'string', default: '10000' },
      repeat: { type: 'string', default: '3' },
    },
  });
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  const repeat = Number(values.repeat);
  const runs = [
    ...(await coldAndWarm(Number(values.notes), repeat)),
    ...(await manyUnchanged(Number(values.many), repeat)),
  ];
  console.table(runs);
  const sides = existsSync(rival) ? await sideBySide(repeat) : [];
  if (sides.length > 0) console.table(sides);
  else
    console.log(
      `For the comparison: npm i --prefix ${path.relative('.', rival)} astro-og-canvas@0.13.2 canvaskit-wasm@0.42.0`,
    );
  writeFileSync('.cache/bench/cards.json', `${JSON.stringify({ runs, sides }, null, 2)}\n`);
  return 0;
}

async function coldAndWarm(notes: number, repeat: number): Promise<Run[]> {
  const content = library(notes);
  const runs: Run[] = [];
  for (let i = 0; i < repeat; i += 1) {
    rmSync(path.join(root, 'cache'), { recursive: true, force: true });
    runs.push(await command(`${notes} cold`, content, 'cache'), await command(`${notes} unchanged`, content, 'cache'));
  }
  return runs;
}

/**
 * The cache is filled without drawing: unchanged cards are found and linked, and what they show does not matter. What was
 * read of the content is kept too, as by every build.
 */
async function manyUnchanged(notes: number, repeat: number): Promise<Run[]> {
  const content = library(notes);
  const { entries } = await readContent(content, { cacheDir: path.join(root, 'many') });
  const picture = await indexedPng(
    { pixels: Uint8Array.from({ length: 60_000 }, () => Math.random() * 256), palette: [...Array(256).keys()] },
    300,
    200,
  );
  for (const card of cardsOf(createLibrary(entries, new Date(now)), content).values())
    await cacheCard(path.join(root, 'many'), cardKey(card), picture);
  const runs: Run[] = [];
  for (let i = 0; i < repeat; i += 1) runs.push(await command(`${notes} unchanged`, content, 'many'));
  return runs;
}

function library(notes: number): string {
  const folder = path.join(root, `content-${notes}`);
  writeLibrary(folder, { notes, words: 300, seed: 8, until });
  return folder;
}

/** `npm run cards` into an empty output folder, in a process of its own. */
async function command(name: string, content: string, cache: string): Promise<Run> {
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  const env = {
    CONTENT_DIR: content,
    OUT_DIR: path.join(root, 'dist'),
    CACHE_DIR: path.join(root, cache),
    BUILD_NOW: now,
  };
  const { output, ...usage } = await watch('scripts/cards.ts', [], env);
  return { name, ...usage, said: output.trim().split('\n').at(-1) ?? '' };
}

interface Hundred {
  readonly ms: number;
  readonly cpuMs: number;
  readonly bytes: number;
  readonly count: number;
}
interface Side {
  readonly tool: string;
  readonly msPerCard: number;
  readonly cpuMsPerCard: number;
  readonly kbPerCard: number;
  readonly peakMb: number;
}

/** Turn by turn, so that other work on the machine falls on both. */
async function sideBySide(repeat: number): Promise<Side[]> {
  const found: Side[] = [];
  for (let i = 0; i < repeat; i += 1)
    for (const tool of ['ours', 'astro-og-canvas']) {
      const { output, peakMb } = await watch('scripts/bench/hundred-cards.ts', [tool, rival], {});
      const { ms, cpuMs, bytes, count } = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Hundred;
      found.push({
        tool,
        msPerCard: round(ms / count),
        cpuMsPerCard: round(cpuMs / count),
        kbPerCard: round(bytes / count / 1000),
        peakMb,
      });
    }
  return found;
}

/** Peak memory and processor time as Linux counts them (proc(5): VmHWM; stat fields 14 and 15, in ticks of 10 ms). */
async function watch(script: string, args: string[], env: Record<string, string>) {
  const start = performance.now();
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  let [peak, ticks] = [0, 0];
  const timer = setInterval(() => {
    try {
      peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? peak);
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      ticks = Number(fields[11]) + Number(fields[12]);
    } catch {
      // The process ended between two looks.
    }
  }, 20);
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${script} failed (${code}):\n${output.slice(-2000)}`);
  return {
    output,
    seconds: round((performance.now() - start) / 1000),
    cpuSeconds: round(ticks / 100),
    peakMb: Math.round(peak / 1024),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
