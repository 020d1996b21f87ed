import type { MadePart } from '#adapters/search/part-cache.ts';
import { PartProcess } from '#adapters/search/part-process.ts';

/** Processes that index parts: as many as there are parts under way, each used again for the next. */
export class PartCrew {
  readonly #all: PartProcess[] = [];
  readonly #idle: PartProcess[] = [];

  /** Has one start that will be needed soon. */
  call(): void {
    if (this.#idle.length === 0) this.#idle.push(this.#start());
  }

  /** `indexPart` by whoever has nothing to do. */
  async index(...work: Parameters<PartProcess['index']>): Promise<MadePart> {
    const one = this.#idle.pop() ?? this.#start();
    const made = await one.index(...work);
    this.#idle.push(one);
    return made;
  }

  /** Lets all go. */
  dismiss(): void {
    for (const one of this.#all) one.end();
  }

  #start(): PartProcess {
    const one = new PartProcess();
    this.#all.push(one);
    return one;
  }
}
