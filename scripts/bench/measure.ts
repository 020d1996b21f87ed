import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What one command took. */
export interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Most memory that the command and all it started held at one moment. */
  readonly peakMb: number;
  readonly output: string;
}

/** Runs a command to its end, watched from outside, twenty times a second (Linux). @throws Error when it fails. */
export async function measure(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Record<string, string> } = {},
): Promise<Run> {
  const start = performance.now();
  const env = { ...process.env, ...options.env };
  const child = spawn(command, args, { cwd: options.cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  let peak = 0;
  let ticks = 0;
  const watch = setInterval(() => {
    const usage = treeUsage(child.pid ?? 0);
    peak = Math.max(peak, usage.kb);
    ticks = Math.max(ticks, usage.ticks);
  }, 50);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed (${code}):\n${output.slice(-2000)}`);
  const seconds = round((performance.now() - start) / 1000);
  return { seconds, cpuSeconds: round(ticks / 100), peakMb: Math.round(peak / 1024), output };
}

/** The run in the middle, by time. */
export function median<R extends { readonly seconds: number }>(runs: readonly R[]): R {
  const sorted = [...runs].sort((a, b) => a.seconds - b.seconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('There is no median of no runs.');
  return middle;
}

/** Files below a folder and their bytes together. */
export function sizeOf(folder: string): { files: number; mb: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const bytes = files.reduce((sum, one) => sum + statSync(path.join(one.parentPath, one.name)).size, 0);
  return { files: files.length, mb: Math.round(bytes / 1e6) };
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
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
