import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Compiled } from '#adapters/renderer/compile.ts';
import type { Share, Wanted } from '#adapters/site/render.ts';

/** What a helper is told … */
export type Order = { met: true } | { program: Compiled } | { pages: readonly Wanted[] } | { end: true };
/** … and what it answers. */
export type Answer = { read: true } | { share: Share };

/** A process beside the build (helper.ts). */
export class Helper {
  readonly #child: ChildProcess;
  readonly #waiting: { resolve: (share: Share) => void; reject: (error: Error) => void }[] = [];
  readonly hasRead: Promise<void>;

  /** @param shares where those who read the content together note what they take; undefined where nothing is to be read. */
  constructor(shares: string | undefined) {
    const script = fileURLToPath(new URL('helper.ts', import.meta.url));
    this.#child = fork(script, shares ? [shares] : [], { serialization: 'advanced' });
    this.hasRead = new Promise((resolve, reject) => {
      const fail = (error: Error) => {
        reject(error);
        for (const one of this.#waiting.splice(0)) one.reject(error);
      };
      this.#child.on('message', (answer: Answer) => {
        if ('read' in answer) resolve();
        else this.#waiting.shift()?.resolve(answer.share);
      });
      this.#child.on('error', fail);
      this.#child.on('exit', (code) => {
        if (code !== 0) fail(new Error(`A process that helped the build ended with ${code}; see above.`));
      });
    });
    // Who waits for it hears of a failure; nobody needs to.
    this.hasRead.catch(() => undefined);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  tell(order: Order): void {
    if (this.#child.connected) this.#child.send(order);
  }

  render(pages: readonly Wanted[]): Promise<Share> {
    return new Promise((resolve, reject) => {
      if (!this.#child.connected) return reject(new Error('A process that helped the build is gone; see above.'));
      this.#waiting.push({ resolve, reject });
      this.#child.send({ pages } satisfies Order);
    });
  }
}
