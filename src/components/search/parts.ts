import type { Counts } from './engine.ts';

/** What Pagefind knows of one result, before its text is fetched. */
export interface Candidate {
  readonly score: number;
  data(): Promise<Fragment>;
}
export interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly meta: Record<string, string>;
  readonly sub_results: readonly Section[];
}
/** A section of a page with matches; the text before the first heading has no anchor. */
export interface Section {
  readonly title: string;
  readonly url: string;
  readonly excerpt: string;
  readonly anchor?: object;
  readonly weighted_locations: readonly { readonly balanced_score: number }[];
}
/** One part of the index. */
export interface Part {
  readonly index: Index;
  /** The words of one or two letters that it has. */
  readonly short: ReadonlySet<string>;
}
/** As Pagefind answers for it. */
interface Index {
  search(query: string | null, options: object): Promise<{ results: Candidate[]; filters: Counts } | null>;
  filters(): Promise<Counts>;
}

interface Pagefind {
  createInstance(options: object): Index;
}
interface PartList {
  readonly engine: string;
  readonly parts: readonly { readonly folder: string; readonly short: string }[];
}

/**
 * A title match says most; the names of entities and tickers, and synonyms, find an entry that does not use them. A
 * word that only begins like the query counts for little: “ATT” is not “attempt”.
 */
const ranking = {
  termSimilarity: 4,
  metaWeights: { title: 8, names: 2, also: 0.4, takeaway: 1, kind: 0, category: 0, date: 0 },
};
const root = '/pagefind/';

let loading: Promise<readonly Part[]> | undefined;

/** The parts of the index, newest first. Loaded once; a failure is not remembered: the next try may succeed. */
export function loadParts(): Promise<readonly Part[]> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<readonly Part[]> {
  const response = await fetch(`${root}parts.json`);
  if (!response.ok) throw new Error(`${response.status} for the list of parts`);
  const { engine, parts } = (await response.json()) as PartList;
  // A literal address breaks in the bundle (reference/astro.md §5.1).
  const address = new URL(`${root}${engine}/pagefind.js`, location.href).href;
  const { createInstance } = (await import(/* @vite-ignore */ address)) as Pagefind;
  // The folder of a part never changes, so what a browser has of it needs no time stamp to be asked for anew.
  const open = ({ folder, short }: PartList['parts'][number]): Part => ({
    index: createInstance({ basePath: `${root}${folder}/`, metaCacheTag: '1', excerptLength: 32, ranking }),
    short: new Set(short.split(' ')),
  });
  const [first, ...others] = parts;
  if (!first) return [];
  const newest = open(first);
  // The engine is one for all parts: they may come when it is there. An empty question is answered once it is.
  await newest.index.search('', {});
  return [newest, ...others.map(open)];
}

let words: Promise<readonly string[]> | undefined;

/** The vocabulary of the library, most used first; empty when it cannot be had, as suggestions are a courtesy. */
export function loadWords(): Promise<readonly string[]> {
  words ??= fetch(`${root}words.json`)
    .then(async (response) => (response.ok ? String(await response.json()).split(' ') : []))
    .catch(() => []);
  return words;
}
