import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Verdicts } from '#adapters/spelling/ask.ts';

/** `ask` in a process of its own, which loads its dictionaries from now on and is asked once. */
export class Speller {
  readonly #child: ChildProcess;
  readonly #failed: Promise<never>;

  constructor() {
    this.#child = fork(fileURLToPath(new URL('child.ts', import.meta.url)));
    this.#failed = new Promise((_, reject) => {
      this.#child.on('error', reject);
      this.#child.on('exit', (code) => {
        reject(new Error(`The process that checks spelling ended with ${code}; see above.`));
      });
    });
    // Who asks hears of a failure. Until then it keeps nobody from ending.
    this.#failed.catch(() => undefined);
    this.#child.unref();
    this.#child.channel?.unref();
  }

  ask(words: readonly string[]): Promise<Verdicts> {
    const answer = new Promise<Verdicts>((resolve) => this.#child.once('message', resolve as (told: unknown) => void));
    this.#child.ref();
    this.#child.channel?.ref();
    if (this.#child.connected) this.#child.send(words);
    return Promise.race([answer, this.#failed]);
  }

  /** Nobody will ask. */
  dismiss(): void {
    if (this.#child.connected) this.#child.disconnect();
  }
}
