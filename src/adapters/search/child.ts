import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { writeSearchIndex } from '#adapters/search-index.ts';
import type { Answer } from '#adapters/search-process.ts';
import { searchSources } from '#adapters/search-records.ts';
import { createLibrary } from '#domain/library.ts';

/** Indexes search in a process of its own: same environment and moment as the build, whose readings it finds in the cache. */
const answer: Answer = await work().catch((error: unknown) => ({
  failure: error instanceof Error ? error.message : String(error),
}));
process.send?.(answer, () => process.disconnect());

async function work(): Promise<Answer> {
  const { contentDir, outDir, cacheDir, now } = readEnvironment();
  const { entries } = await readContent(contentDir, { cacheDir });
  const library = createLibrary(entries, now);
  return { report: await writeSearchIndex(searchSources(library, contentDir), outDir, cacheDir) };
}
