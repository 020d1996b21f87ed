import type { Progress } from '#adapters/card/draw.ts';

interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Milliseconds between two reports: often enough to be watched, seldom enough for the log of a build server. */
const intervals = { terminal: 200, log: 5000 };

/** Count, hits, rate and time left: one line that renews itself on a terminal, a plain line every few seconds elsewhere. */
export function cardProgress(output: Output, clock: () => number = () => performance.now()) {
  const start = clock();
  let last = start;
  let shown = false;
  return {
    show(progress: Progress): void {
      const now = clock();
      if (now - last < (output.isTTY ? intervals.terminal : intervals.log)) return;
      last = now;
      shown = true;
      const text = `  cards ${describe(progress, (now - start) / 1000)}`;
      output.write(output.isTTY ? `\r${text}\u001b[K` : `${text}\n`);
    },
    end(): void {
      if (shown && output.isTTY) output.write('\r\u001b[K');
    },
  };
}

function describe({ total, done, cached, failed }: Progress, seconds: number): string {
  const rate = (done - cached) / seconds;
  const left = rate > 0 ? `${Math.ceil((total - done) / rate)} s left` : 'starting';
  return `${done}/${total}, ${cached} cached, ${failed} failed, ${rate.toFixed(1)} a second, ${left}`;
}
