import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { writeSearchIndex } from '#adapters/search-index.ts';
import type { Answer } from '#adapters/search-process.ts';
import { planSearch } from '#adapters/search/plan.ts';
import { TextShelf } from '#adapters/text-shelf.ts';
import { searchSources } from '#adapters/search-records.ts';
import { createLibrary } from '#domain/library.ts';

/** Indexes search in a process of its own: same environment and moment as the build, whose readings it finds in the cache. */
const mayPlace = new Promise<void>((resolve) => {
  process.once('message', () => resolve());
});
// A build that failed leaves nobody to place it for.
process.once('disconnect', () => process.exit());
const answer: Answer = await work().catch((error: unknown) => ({
  failure: error instanceof Error ? error.message : String(error),
}));
process.send?.(answer, () => process.exit());

async function work(): Promise<Answer> {
  const environment = readEnvironment();
  const { contentDir, outDir, cacheDir, now } = environment;
  const { entries } = await readContent(contentDir, { cacheDir, trustsStamps: true });
  const library = createLibrary(entries, now);
  const plan = planSearch(searchSources(library, new TextShelf(environment)));
  return { report: await writeSearchIndex(plan, outDir, cacheDir, { mayPlace }) };
}
