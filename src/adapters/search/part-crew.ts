import { indexPart, type PartWork } from '#adapters/search/index-part.ts';
import type { MadePart } from '#adapters/search/part-cache.ts';
import { PartProcess } from '#adapters/search/part-process.ts';

interface Indexer {
  index(work: PartWork, handedOver?: () => void): Promise<MadePart>;
  end(): void;
}

/** This very process. */
const ourselves: Indexer = { index: indexPart, end: () => undefined };

/** Processes that index parts: as many as there are parts under way, each used again for the next. */
export class PartCrew {
  readonly #all: Indexer[] = [];
  readonly #idle: Indexer[] = [];

  /** @param withUs whether this process has nothing better to do than to be one of them. */
  constructor(withUs: boolean) {
    if (withUs) this.#idle.push(ourselves);
  }

  /** Has one start that will be needed soon. */
  call(): void {
    if (this.#idle.length === 0) this.#idle.push(this.#start());
  }

  /** `indexPart` by whoever has nothing to do. */
  async index(work: PartWork, handedOver?: () => void): Promise<MadePart> {
    const one = this.#idle.pop() ?? this.#start();
    const made = await one.index(work, handedOver);
    this.#idle.push(one);
    return made;
  }

  /** Lets all go. */
  dismiss(): void {
    for (const one of this.#all) one.end();
  }

  #start(): Indexer {
    const one = new PartProcess();
    this.#all.push(one);
    return one;
  }
}
