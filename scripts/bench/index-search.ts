import { readContent } from '#adapters/content-folder.ts';
import { writeSearchIndex } from '#adapters/search-index.ts';
import { planSearch } from '#adapters/search/plan.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { searchSources } from '#adapters/search-records.ts';
import { TextShelf } from '#adapters/text-shelf.ts';
import { createLibrary } from '#domain/library.ts';

/**
 * Indexes a library for search as the build does, in a process of its own, whose memory the bench watches. Reading the content
 * is not counted. Prints as JSON what was done, in how many seconds, with how much processor time of this process.
 */
const [content = '', outDir = '', cacheDir = '', now = ''] = process.argv.slice(2);
const { entries } = await readContent(content);
const library = createLibrary(entries, new Date(now));
const texts = new TextShelf({ ...readEnvironment(), contentDir: content, cacheDir });
const start = performance.now();
const before = process.cpuUsage();
const report = await writeSearchIndex(planSearch(searchSources(library, texts)), outDir, cacheDir);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ ...report, seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 }));
