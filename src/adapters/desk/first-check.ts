import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

/**
 * The first check of a large folder takes a minute, in which the server must answer. It is made by a process of its own,
 * which leaves its findings in the cache.
 */
export class FirstCheck {
  #state: 'idle' | 'running' | 'failed' = 'idle';
  readonly #done: () => void;

  /** @param done called when it has ended, for better or worse. */
  constructor(done: () => void) {
    this.#done = done;
  }

  get isRunning(): boolean {
    return this.#state === 'running';
  }

  /** @returns whether it is on its way; one that failed is not tried again, and who asks has to check for himself. */
  start(): boolean {
    if (this.#state !== 'idle') return this.isRunning;
    this.#state = 'running';
    const child = fork(fileURLToPath(new URL('first-check-child.ts', import.meta.url)));
    try {
      if (child.pid) setPriority(child.pid, 10);
    } catch {
      // A system without priorities.
    }
    let ended = false;
    const end = (worked: boolean) => {
      if (ended) return;
      ended = true;
      this.#state = worked ? 'idle' : 'failed';
      this.#done();
    };
    child.on('error', () => end(false));
    child.on('exit', (code) => end(code === 0));
    return true;
  }
}
