import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import type { PartWork } from '#adapters/search/index-part.ts';
import type { MadePart } from '#adapters/search/part-cache.ts';

export interface PartOrder extends Omit<PartWork, 'records'> {
  /** The file that holds the records, which the process removes. */
  readonly records: string;
}
export type PartAnswer = { readonly made: MadePart } | { readonly failure: string };

/** Node's own default, in megabytes: what a build sets for thousands of pages is wasted on processes that run beside it. */
export const littleMemory = [...process.execArgv, '--max-semi-space-size=16'];

/**
 * `indexPart` in a process of its own, one part after the other. It starts while the records are still being made. They go
 * there as a file beside the folder: through a pipe they would keep this process waiting until that one has taken all ten
 * megabytes.
 */
export class PartProcess {
  readonly #child = fork(fileURLToPath(new URL('part-child.ts', import.meta.url)), {
    serialization: 'advanced',
    execArgv: littleMemory,
  });
  #asked: { resolve: (made: MadePart) => void; reject: (error: Error) => void } | undefined;

  constructor() {
    const fail = (error: Error) => this.#asked?.reject(error);
    this.#child.on('message', (answer: PartAnswer) =>
      'made' in answer ? this.#asked?.resolve(answer.made) : fail(new Error(answer.failure)),
    );
    this.#child.on('error', fail);
    this.#child.on('exit', (code) => fail(new Error(`The process that indexes search ended with ${code}.`)));
  }

  /** @param handedOver told when that process has all it needs, and this one may be busy with other things. */
  index({ records, ...work }: PartWork, handedOver: () => void = () => undefined): Promise<MadePart> {
    const file = path.join(work.folder, 'records');
    writeFileSync(file, serialize(records));
    return new Promise((resolve, reject) => {
      this.#asked = { resolve, reject };
      const order: PartOrder = { ...work, records: file };
      this.#child.send(order, (error) => (error ? reject(error) : handedOver()));
    });
  }

  /** Lets it go. */
  end(): void {
    if (this.#child.connected) this.#child.disconnect();
  }
}
