import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Environment } from '#adapters/environment.ts';
import { type IndexReport, writeSearchIndex } from '#adapters/search-index.ts';
import { searchSources } from '#adapters/search-records.ts';
import type { Library } from '#domain/library.ts';

/** From about this many notes on, reading the content a second time costs less than waiting for search. */
const worthAProcess = 500;

/** What the process of its own answers. */
export type Answer = { readonly report: IndexReport } | { readonly failure: string };

/** Indexes search beside the pages: in a process of its own when there is much to do. @throws Error of the indexing. */
export function indexBeside(library: Library, { contentDir, outDir, cacheDir }: Environment): Promise<IndexReport> {
  if (library.notes.length < worthAProcess)
    return writeSearchIndex(searchSources(library, contentDir), outDir, cacheDir);
  const child = fork(fileURLToPath(new URL('search/child.ts', import.meta.url)));
  return new Promise((resolve, reject) => {
    child.on('message', (answer: Answer) =>
      'report' in answer ? resolve(answer.report) : reject(new Error(answer.failure)),
    );
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`The process that indexes search ended with ${code}.`)));
  });
}
