import { readdirSync, rmSync } from 'node:fs';
import { availableParallelism, setPriority } from 'node:os';
import path from 'node:path';
import { ContentCache } from '#adapters/content-cache.ts';
import type { Partner } from '#adapters/content-folder.ts';
import type { Environment } from '#adapters/environment.ts';
import type { Compiled } from '#adapters/renderer/compile.ts';
import { Helper } from '#adapters/site/helper-process.ts';
import type { Share, Wanted } from '#adapters/site/render.ts';
import { readingShares, sharesFolder } from '#adapters/site/shares.ts';

/** A helper must read the content and list the pages too, which pays from about this many notes, or pages, on. */
const worthIt = { notes: 300, pages: 1500 };

/** Processes that help a build with much to do, one for each processor but ours. */
export class Team {
  readonly #environment: Environment;
  #helpers: readonly Helper[] = [];

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** Where many notes were never read before, they are read together, and we wait for the others’ last. */
  reading(): Partner | undefined {
    const { contentDir, cacheDir } = this.#environment;
    const notes = path.join(contentDir, 'notes');
    if (!new ContentCache(cacheDir, contentDir).isEmpty || filesIn(notes) < worthIt.notes) return undefined;
    const shares = sharesFolder(this.#environment);
    // Those of a build that was killed are nobody's.
    rmSync(shares, { recursive: true, force: true });
    const nextShare = readingShares(shares);
    this.#start(shares);
    if (this.#helpers.length === 0) return undefined;
    return {
      nextShare,
      meet: async () => {
        await Promise.all(this.#helpers.map((one) => one.hasRead));
        rmSync(shares, { recursive: true });
        for (const one of this.#helpers) one.tell({ met: true });
      },
    };
  }

  /** From here on helpers that were started list the pages, and then wait for some to render. */
  prepare(program: Compiled): void {
    for (const one of this.#helpers) one.tell({ program });
  }

  /** Lets other processes of the build go first where all want the processor, from here on. */
  giveWay(): void {
    for (const pid of [process.pid, ...this.#helpers.map((one) => one.pid)])
      try {
        setPriority(pid, 5);
      } catch {
        // A system without priorities, or a helper that has just ended: then all go at the same pace.
      }
  }

  /**
   * Has pages rendered until there are none left, if there are many.
   * @param next the next few pages; undefined at the end.
   */
  async render(
    pages: number,
    program: Compiled,
    next: () => readonly Wanted[] | undefined,
    done: (share: Share) => void,
  ): Promise<void> {
    if (pages < worthIt.pages) return;
    if (this.#helpers.length === 0) {
      this.#start();
      this.prepare(program);
    }
    const work = async (helper: Helper): Promise<void> => {
      for (let wanted = next(); wanted; wanted = next()) done(await helper.render(wanted));
    };
    // Two orders at a time, so that a helper never waits for us.
    await Promise.all(this.#helpers.flatMap((helper) => [work(helper), work(helper)]));
  }

  end(): void {
    for (const one of this.#helpers) one.tell({ end: true });
  }

  #start(shares?: string): void {
    const count = Math.min(availableParallelism(), 4) - 1;
    this.#helpers = Array.from({ length: count }, () => new Helper(shares));
  }
}

function filesIn(folder: string): number {
  try {
    return readdirSync(folder).length;
  } catch {
    return 0; // Reading says so better.
  }
}
