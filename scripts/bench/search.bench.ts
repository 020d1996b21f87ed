import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { createLibrary, type Library } from '#domain/library.ts';
import { noteId, writeLibrary } from './library.ts';
import { measureQueries, type Queried } from './search-queries.ts';
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
 * changed; how long after the last key the first result stands; what a reader's first query downloads, by kind. Uses
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
  const results: Record<string, { indexing: Indexed[]; queries: Queried[] }> = {};
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
    const queries = await measureQueries(site, queriesFor(createLibrary(entries, new Date(now))));
    console.log(`\n${notes} notes of ${values.words} words`);
    console.table(indexing);
    console.table(queries);
    console.table([summary(queries)]);
    results[notes] = { indexing, queries };
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

/** Common words and rarer ones, two words, a title, a ticker, an exact phrase, a slip, and a word that says nothing. */
function queriesFor({ notes }: Library): string[] {
  const title = notes[17]?.data.title ?? '';
  const words = title.toLowerCase().split(' ');
  const [common = '', second = ''] = mostUsed(notes.slice(0, 200).map((note) => note.body));
  return [
    common,
    second,
    `${common} ${second}`,
    words[1] ?? '',
    `${words[0]} ${words[1]}`,
    title,
    'NASDAQ:T42',
    `"${words[0]} ${words[1]}"`,
    `${words[1]}zq`,
    'the',
  ];
}

/** The words of five letters or more that stand most often: they cost most. */
function mostUsed(texts: readonly string[]): string[] {
  const uses = new Map<string, number>();
  for (const text of texts)
    for (const word of text.replace(/^---.*?^---/ms, '').match(/\b[a-z]{5,}\b/g) ?? [])
      uses.set(word, (uses.get(word) ?? 0) + 1);
  return [...uses]
    .filter(([word]) => !['about', 'which', 'their', 'other', 'after', 'source'].includes(word))
    .sort((a, b) => b[1] - a[1])
    .map(([word]) => word);
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
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
