import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Environment } from '#adapters/environment.ts';
import { type IndexReport, recordsToMake, writeSearchIndex } from '#adapters/search-index.ts';
import { searchSources } from '#adapters/search-records.ts';
import { littleMemory } from '#adapters/search/part-process.ts';
import { planSearch } from '#adapters/search/plan.ts';
import { TextShelf } from '#adapters/text-shelf.ts';
import type { Library } from '#domain/library.ts';

/** From about this many records on, reading the content a second time costs less than making them between pages. */
const worthAProcess = 1000;

/** What the process of its own answers. */
export type Answer = { readonly report: IndexReport } | { readonly failure: string };

/** Indexes search beside the pages, in a process of its own when there is much to do; nothing reaches the site before `place`. */
export class SearchBeside {
  readonly #environment: Environment;
  #child: ChildProcess | undefined;
  #report: Promise<IndexReport> | undefined;
  #place: () => void = () => undefined;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** Begins, and resolves when this process may turn to other work. */
  async start(library: Library): Promise<void> {
    const { outDir, cacheDir } = this.#environment;
    const plan = planSearch(searchSources(library, new TextShelf(this.#environment)));
    if (recordsToMake(plan, cacheDir) >= worthAProcess) return this.#fork();
    const mayPlace = new Promise<void>((resolve) => (this.#place = resolve));
    await new Promise<void>((handedOver) => {
      const report = writeSearchIndex(plan, outDir, cacheDir, { mayPlace, handedOver });
      this.#keep(report);
      report.catch(() => handedOver());
    });
  }

  /** Puts the index into the site. @throws Error of the indexing. */
  async place(): Promise<IndexReport> {
    if (!this.#report) throw new Error('Search was placed before it was started.');
    this.#place();
    return this.#report;
  }

  /** Ends it where its work is not needed, or must not reach the site. */
  stop(): void {
    this.#child?.kill();
  }

  #fork(): void {
    const child = fork(fileURLToPath(new URL('search/child.ts', import.meta.url)), { execArgv: littleMemory });
    this.#child = child;
    this.#place = () => child.connected && child.send('place');
    this.#keep(
      new Promise((resolve, reject) => {
        child.on('message', (answer: Answer) =>
          'report' in answer ? resolve(answer.report) : reject(new Error(answer.failure)),
        );
        child.on('error', reject);
        child.on('exit', (code) => reject(new Error(`The process that indexes search ended with ${code}.`)));
      }),
    );
  }

  /** A failure is told by `place`, and to nobody if that is not reached. */
  #keep(report: Promise<IndexReport>): void {
    report.catch(() => undefined);
    this.#report = report;
  }
}
