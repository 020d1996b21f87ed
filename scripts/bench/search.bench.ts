import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { createLibrary } from '#domain/library.ts';
import { noteId, writeLibrary } from './library.ts';
import { measureQueries, type Queried } from './search-queries.ts';
import { questionsFor, typedFor } from './search-questions.ts';
import { measureTyping, type Typed } from './search-typing.ts';
import { watchScript } from './watch-child.ts';

const until = new Date('2026-11-23T06:00:00Z');
const now = '2026-11-23T12:00:00Z';

interface Indexed {
  readonly name: string;
  readonly records: number;
  readonly parts: number;
  readonly indexed: number;
  readonly seconds: number;
  readonly cpu: number;
  /** Of all processes; the content that the build has read is in it. */
  readonly peakMb: number;
  /** Of the indexer alone. */
  readonly indexerMb: number;
}

/**
 * `npm run bench -- search [--notes 200,5000] [--words 1000]`: what indexing costs cold, unchanged and with one note
 * changed; how long after the last key the first result stands; what a reader's first query downloads, by kind; and what
 * typing letter by letter costs. Uses
 * the pages of the last build with the index of a synthetic library.
 */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      notes: { type: 'string', default: '200,5000' },
      words: { type: 'string', default: '1000' },
      out: { type: 'string', default: '.cache/bench/search.json' },
    },
  });
  const results: Record<string, { indexing: Indexed[]; queries: Queried[]; typing: Typed[] }> = {};
  for (const notes of values.notes.split(',').map(Number)) {
    const root = path.resolve('.cache/bench', `search-${notes}`);
    rmSync(root, { recursive: true, force: true });
    const content = path.join(root, 'content');
    writeLibrary(content, { notes, words: Number(values.words), seed: 1, until });
    const site = path.join(root, 'site');
    await cp(readEnvironment().outDir, site, { recursive: true });
    const indexing = [await index('cold', root), await index('nothing changed', root)];
    appendFileSync(path.join(content, 'notes', `${noteId(3)}.mdx`), '\nOne more sentence.\n');
    indexing.push(await index('one note changed', root));
    const { entries } = await readContent(content);
    const library = createLibrary(entries, new Date(now));
    const queries = await measureQueries(site, questionsFor(library));
    const typing = await measureTyping(site, typedFor(library));
    console.log(`\n${notes} notes of ${values.words} words`);
    console.table(indexing);
    console.table(queries);
    console.table([summary(queries)]);
    console.table(typing);
    results[notes] = { indexing, queries, typing };
  }
  mkdirSync(path.dirname(values.out), { recursive: true });
  writeFileSync(values.out, `${JSON.stringify(results, null, 2)}\n`);
  return 0;
}

async function index(name: string, root: string): Promise<Indexed> {
  const folders = ['content', 'site', 'cache'].map((folder) => path.join(root, folder));
  const { output, peakMb, childrenMb } = await watchScript('scripts/bench/index-search.ts', [...folders, now]);
  const told = JSON.parse(output) as Omit<Indexed, 'name' | 'peakMb' | 'indexerMb'>;
  return { name, ...told, seconds: tenths(told.seconds), cpu: tenths(told.cpu), peakMb, indexerMb: childrenMb };
}

function summary(queries: readonly Queried[]) {
  const of = (key: 'firstMs' | 'laterMs' | 'firstKb') => {
    const sorted = queries.map((one) => one[key]).sort((a, b) => a - b);
    return { median: sorted[Math.floor(sorted.length / 2)], worst: sorted.at(-1) };
  };
  const [first, later, kb] = [of('firstMs'), of('laterMs'), of('firstKb')];
  return {
    'first result, ms': `${first.median} (worst ${first.worst})`,
    'later, ms': `${later.median} (worst ${later.worst})`,
    'first query, kB': `${kb.median} (worst ${kb.worst})`,
    'right first': `${queries.filter((one) => one.right).length} of ${queries.filter((one) => one.right !== undefined).length}`,
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
