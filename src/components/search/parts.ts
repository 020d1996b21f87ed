import type { CommonWords } from '#domain/search-common.ts';
import type { FacetKey } from '#domain/search-state.ts';

/** Of each facet, how many results have which value. */
export type Counts = Partial<Record<FacetKey, Record<string, number>>>;

/** What Pagefind knows of one result, before its text is fetched. */
export interface Candidate {
  /** Names the entry within its part. */
  readonly id: string;
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
  readonly folder: string;
  /** The day of its oldest entry. */
  readonly from: string;
  readonly index: Index;
  /** The words of one or two letters that it has. */
  readonly short: ReadonlySet<string>;
  /** The common words that no title, summary or name of it has: asked for one, Pagefind would find what begins alike. */
  readonly headless: ReadonlySet<string>;
}
interface Found {
  readonly results: readonly Candidate[];
  readonly filters: Counts;
}
/** As Pagefind answers for it. */
interface Index {
  search(query: string | null, options: object): Promise<Found | null>;
  filters(): Promise<Counts>;
}

interface Pagefind {
  createInstance(options: object): Index;
}
interface PartList {
  readonly engine: string;
  readonly common: string;
  readonly beginnings: string;
  readonly parts: readonly {
    readonly folder: string;
    readonly from: string;
    readonly short: string;
    readonly headless: string;
  }[];
}

/**
 * A title match says most; the names of entities and tickers, and synonyms, find an entry that does not use them. A
 * word that only begins like the query counts for little: “ATT” is not “attempt”.
 */
const ranking = {
  termSimilarity: 4,
  metaWeights: { title: 8, headline: 8, names: 2, heads: 1, also: 0.4, takeaway: 1, kind: 0, category: 0, date: 0 },
};
const root = '/pagefind/';

/** The parts of the index, newest first, and what all their texts have in common. */
export interface Parts {
  readonly all: readonly Part[];
  readonly words: CommonWords;
}

let loading: Promise<Parts> | undefined;

/** The parts of the index. Loaded once; a failure is not remembered: the next try may succeed. */
export function loadParts(): Promise<Parts> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Parts> {
  const response = await fetch(`${root}parts.json`);
  if (!response.ok) throw new Error(`${response.status} for the list of parts`);
  const { engine, parts, ...known } = (await response.json()) as PartList;
  const list = (words: string) => words.split(' ').filter(Boolean);
  const words = { common: list(known.common), beginnings: list(known.beginnings) };
  // A literal address breaks in the bundle (reference/astro.md §5.1).
  const address = new URL(`${root}${engine}/pagefind.js`, location.href).href;
  const { createInstance } = (await import(/* @vite-ignore */ address)) as Pagefind;
  // The folder of a part never changes, so what a browser has of it needs no time stamp to be asked for anew.
  const open = ({ folder, from, short, headless }: PartList['parts'][number]): Part => ({
    folder,
    from,
    index: createInstance({ basePath: `${root}${folder}/`, metaCacheTag: '1', excerptLength: 32, ranking }),
    short: new Set(short.split(' ')),
    headless: new Set(list(headless)),
  });
  const [first, ...others] = parts;
  if (!first) return { all: [], words };
  const newest = open(first);
  // The engine is one for all parts: they may come when it is there. An empty question is answered once it is.
  await newest.index.search('', {});
  return { all: [newest, ...others.map(open)], words };
}

let words: Promise<readonly string[]> | undefined;

/** The vocabulary of the library, most used first; empty when it cannot be had, as suggestions are a courtesy. */
export function loadWords(): Promise<readonly string[]> {
  words ??= fetch(`${root}words.json`)
    .then(async (response) => (response.ok ? String(await response.json()).split(' ') : []))
    .catch(() => []);
  return words;
}
