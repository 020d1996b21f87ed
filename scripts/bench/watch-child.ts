import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a script and the processes it started took at most, as Linux counts it. */
export interface Watched {
  readonly output: string;
  readonly peakMb: number;
  /** Most memory that the processes it started held, without its own. */
  readonly childrenMb: number;
}

/** Runs a script of ours and looks at its memory twenty times a second. */
export async function watchScript(script: string, args: readonly string[]): Promise<Watched> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  let [peak, others] = [0, 0];
  const timer = setInterval(() => {
    const all = residentKb(child.pid ?? 0);
    peak = Math.max(peak, all.own + all.children);
    others = Math.max(others, all.children);
  }, 50);
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${script} failed (${code}):\n${output.slice(-2000)}`);
  return { output, peakMb: Math.round(peak / 1024), childrenMb: Math.round(others / 1024) };
}

/** proc(5): VmRSS of a process, and of all below it. */
function residentKb(pid: number): { own: number; children: number } {
  try {
    const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    const below = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    const children = below.map((one) => residentKb(Number(one)));
    return { own, children: children.reduce((sum, one) => sum + one.own + one.children, 0) };
  } catch {
    return { own: 0, children: 0 }; // It ended between two looks.
  }
}
