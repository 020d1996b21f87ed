import { type FacetKey, facetKeys, type SearchState } from '#domain/search-state.ts';
import { searchQuery, shownText } from '#domain/search-text.ts';

/** A part of a passage; marked where it matches the query. */
export interface Run {
  readonly text: string;
  readonly marked: boolean;
}
export interface SectionHit {
  readonly title: string;
  readonly url: string;
  readonly passage: readonly Run[];
}
export interface Hit {
  readonly url: string;
  readonly title: string;
  readonly kind: string;
  readonly category: string | undefined;
  readonly day: string;
  readonly passage: readonly Run[];
  /** The sections of the page that match best. */
  readonly sections: readonly SectionHit[];
  /** All that the entry is found by, as plain text: to tell a real match from a near one. */
  readonly words: string;
}
export type Counts = Partial<Record<FacetKey, Record<string, number>>>;
export interface Answer {
  readonly hits: readonly Hit[];
  readonly total: number;
  /** For each value of each facet, how many results there would be with it and the other facets as chosen. */
  readonly counts: Counts;
}

interface Fragment {
  url: string;
  content: string;
  meta: Record<string, string>;
  sub_results: Part[];
}
/** A section of a page with matches; the text before the first heading has no anchor. */
interface Part {
  title: string;
  url: string;
  excerpt: string;
  anchor?: object;
  weighted_locations: { balanced_score: number }[];
}
interface Found {
  results: { data(): Promise<Fragment> }[];
  filters: Counts;
}
interface Pagefind {
  options(options: object): Promise<void>;
  filters(): Promise<Counts>;
  search(query: string | null, options: object): Promise<Found | null>;
}

/**
 * A title match says most; the names of entities and tickers, and synonyms, find an entry that does not use them. A
 * word that only begins like the query counts for little: “ATT” is not “attempt”.
 */
const ranking = {
  termSimilarity: 4,
  metaWeights: { title: 8, names: 2, also: 0.4, takeaway: 1, kind: 0, category: 0, date: 0 },
};
const folder = '/pagefind/';
/** Sections shown under a result: enough to choose from, few enough to see the next result. */
const mostSections = 2;

let loading: Promise<Pagefind> | undefined;

/** Loads Pagefind once, when search is first used. A failure is not remembered: the next try may succeed. */
export function loadEngine(): Promise<Pagefind> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Pagefind> {
  // A literal address breaks in the bundle (reference/astro.md §5.1).
  const engine = (await import(/* @vite-ignore */ new URL(`${folder}pagefind.js`, location.href).href)) as Pagefind;
  await engine.options({ ranking, excerptLength: 32 });
  await engine.filters();
  return engine;
}

/** Answers a state of search. Without a query it lists everything that the filters let through, newest first. */
export async function find(state: SearchState): Promise<Answer> {
  const engine = await loadEngine();
  const query = searchQuery(state.query) || null;
  const sort = state.sort === 'date' || query === null ? { sort: { date: 'desc' } } : {};
  const ask = (without?: FacetKey) => engine.search(query, { ...sort, filters: filters(state, without) });
  const chosen = facetKeys.filter((key) => state.chosen[key]);
  const [main, ...others] = await Promise.all([ask(), ...chosen.map(ask)]);
  const results = main?.results ?? [];
  const hits = await Promise.all(results.slice(0, state.shown).map(async (result) => hit(await result.data())));
  const ownCounts = chosen.map((key, i) => [key, others[i]?.filters[key] ?? {}] as const);
  return { hits, total: results.length, counts: { ...main?.filters, ...Object.fromEntries(ownCounts) } };
}

/** One of the values of each facet must hold; a facet’s own counts are asked for without it. */
function filters({ chosen }: SearchState, without?: FacetKey): object {
  const kept = facetKeys.filter((key) => chosen[key] && key !== without);
  return Object.fromEntries(kept.map((key) => [key, { any: chosen[key] }]));
}

let words: Promise<readonly string[]> | undefined;

/** The vocabulary of the library, most used first; empty when it cannot be had, as suggestions are a courtesy. */
export function loadWords(): Promise<readonly string[]> {
  words ??= fetch(`${folder}words.json`)
    .then(async (response) => (response.ok ? String(await response.json()).split(' ') : []))
    .catch(() => []);
  return words;
}

function hit({ url, content, meta, sub_results: parts }: Fragment): Hit {
  const weight = (part: Part) => part.weighted_locations.reduce((sum, one) => sum + one.balanced_score, 0);
  const takeaway = meta['takeaway'] ?? '';
  const brief = meta['kind'] === 'Morning Brief' && takeaway !== '';
  // The text before the first heading; without a match there, the takeaway says what the entry is about.
  const lead = parts.find((part) => !part.anchor);
  return {
    url,
    // A brief is called by its day, which stands above; its bottom line says more.
    title: shownText(brief ? takeaway : (meta['title'] ?? url)),
    kind: meta['kind'] ?? '',
    category: meta['category'],
    day: meta['date'] ?? '',
    passage: lead ? passage(lead.excerpt) : brief ? [] : [{ text: shownText(takeaway), marked: false }],
    sections: parts
      .filter((part) => part.anchor)
      .sort((a, b) => weight(b) - weight(a))
      .slice(0, mostSections)
      .map((part) => ({ title: shownText(part.title), url: part.url, passage: passage(part.excerpt) })),
    words: shownText(`${meta['title']} ${meta['names'] ?? ''} ${meta['also'] ?? ''} ${content}`),
  };
}

/** Pagefind's excerpt is text with <mark>, in which < and > are escaped; read as runs, so no HTML is ever written. */
function passage(excerpt: string): Run[] {
  const runs = excerpt
    .replaceAll('</mark> <mark>', ' ')
    // A mark is a whole word of the text; its commas and brackets are not what was looked for.
    .replace(/<mark>([^\p{Letter}\p{Number}]*)(.*?)([^\p{Letter}\p{Number}%]*)<\/mark>/gu, '$1<mark>$2</mark>$3')
    .split(/<\/?mark>/)
    .map((text, i) => ({ text: shownText(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>')), marked: i % 2 === 1 }))
    .filter(({ text }) => text !== '');
  const cutBefore = /^[\p{Lowercase}(]/u.test(runs[0]?.text ?? '');
  const cutAfter = !/[.!?…”"]\s*$/.test(runs.at(-1)?.text ?? '');
  const dots = { text: '…', marked: false };
  return [...(cutBefore ? [dots] : []), ...runs, ...(cutAfter ? [dots] : [])];
}
