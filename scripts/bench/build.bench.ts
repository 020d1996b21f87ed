import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { noteId, writeLibrary } from './library.ts';

const until = new Date('2026-11-23T06:00:00Z');

interface Run {
  readonly name: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
  readonly stages: Record<string, number>;
}

/**
 * `npm run bench -- build [--notes 1000,5000] [--words 1000] [--seed 1]`: the whole build, cold, unchanged and with
 * one note changed. Memory is the sum over the processes of the build, processor time likewise (Linux).
 */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      notes: { type: 'string', default: '1000' },
      words: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string', default: '.cache/bench/build.json' },
    },
  });
  const results: Record<string, Run[]> = {};
  for (const notes of values.notes.split(',').map(Number)) {
    const root = path.resolve('.cache/bench', `build-${notes}-${values.words}`);
    rmSync(root, { recursive: true, force: true });
    const content = path.join(root, 'content');
    writeLibrary(content, { notes, words: Number(values.words), seed: Number(values.seed), until });
    const runs = [await measure('cold', root), await measure('nothing changed', root)];
    appendFileSync(path.join(content, 'notes', `${noteId(3)}.mdx`), '\nOne more sentence.\n');
    runs.push(await measure('one note changed', root));
    results[notes] = runs;
    console.log(`\n${notes} notes of ${values.words} words`);
    console.table(
      runs.map(({ name, seconds, cpuSeconds, peakMb, stages }) => ({ name, seconds, cpuSeconds, peakMb, ...stages })),
    );
  }
  writeFileSync(values.out, `${JSON.stringify(results, null, 2)}\n`);
  return 0;
}

/** One build in a process of its own, watched from outside. */
async function measure(name: string, root: string): Promise<Run> {
  const env = {
    ...process.env,
    CONTENT_DIR: path.join(root, 'content'),
    OUT_DIR: path.join(root, 'dist'),
    CACHE_DIR: path.join(root, 'cache'),
    BUILD_NOW: '2026-11-23T12:00:00Z',
  };
  const start = performance.now();
  const child = spawn(process.execPath, ['scripts/build.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  let peak = 0;
  let ticks = 0;
  const watch = setInterval(() => {
    const usage = treeUsage(child.pid ?? 0);
    peak = Math.max(peak, usage.kb);
    ticks = Math.max(ticks, usage.ticks);
  }, 50);
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`The build failed (${code}):\n${output.slice(-2000)}`);
  const stages = [...output.matchAll(/^ {2}(\S[\w ]*?)\s+([\d.]+) s/gm)].map(([, stage = '', s]) => [stage, Number(s)]);
  return {
    name,
    seconds: round((performance.now() - start) / 1000),
    cpuSeconds: round(ticks / 100),
    peakMb: Math.round(peak / 1024),
    stages: Object.fromEntries(stages) as Record<string, number>,
  };
}

interface Usage {
  readonly kb: number;
  readonly ticks: number;
}

/** Memory now, and processor time so far, of a process with its children, as Linux counts them. */
function treeUsage(pid: number): Usage {
  try {
    const kb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    // Fields 14–17 of proc(5) stat, after the name in brackets: own and waited-for children's user and system time.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    return children
      .map((child) => treeUsage(Number(child)))
      .reduce((sum, one) => ({ kb: sum.kb + one.kb, ticks: sum.ticks + one.ticks }), { kb, ticks });
  } catch {
    return { kb: 0, ticks: 0 }; // The process ended between two looks.
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
