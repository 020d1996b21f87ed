import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readContent } from '#adapters/content-folder.ts';
import { writeSearchIndex } from '#adapters/search-index.ts';
import { planSearch } from '#adapters/search/plan.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { type SearchSource, searchSources } from '#adapters/search-records.ts';
import { TextShelf } from '#adapters/text-shelf.ts';
import { createLibrary } from '#domain/library.ts';
import { formatProblem } from '#domain/problem.ts';
import { shippedSite, testCacheDir } from './build-site.ts';

export interface SearchSite {
  readonly outDir: string;
  readonly remove: () => void;
}

/** The shipped pages with the search index of another library: its pages are not needed to search it. */
export async function siteSearching(contentDir: string): Promise<SearchSite> {
  const { entries, problems } = await readContent(contentDir);
  if (problems.length > 0) throw new Error(problems.map((one) => formatProblem(one)).join('\n'));
  const library = createLibrary(entries, new Date(shippedSite.now));
  return siteWith(searchSources(library, new TextShelf({ ...readEnvironment(), contentDir, cacheDir: testCacheDir })));
}

/** The shipped pages with an index of the given records. */
export async function siteWith(sources: readonly SearchSource[]): Promise<SearchSite> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'search-site-'));
  cpSync(shippedSite.outDir, outDir, { recursive: true });
  await writeSearchIndex(planSearch(sources), outDir, testCacheDir);
  return { outDir, remove: () => rmSync(outDir, { recursive: true, force: true }) };
}
