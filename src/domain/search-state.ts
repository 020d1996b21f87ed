import { inBrowser } from '#edition.ts';

/** The facets of search, in the order they are shown: the key in the index and in an address, and its label. */
export const facets = inBrowser.facets;

export type FacetKey = keyof typeof facets;
export const facetKeys = Object.keys(facets) as FacetKey[];

/** Risk levels as the index holds them, highest first; without the schema library, which a page need not load. */
export const levelOrder: readonly string[] = Object.values(inBrowser.levels);

/** All that decides what search shows. An address carries the whole of it, so that a result list can be shared. */
export interface SearchState {
  /** As typed. */
  readonly query: string;
  readonly sort: 'relevance' | 'date';
  /** Chosen values by facet: one of the values of each facet must hold. */
  readonly chosen: Readonly<Partial<Record<FacetKey, readonly string[]>>>;
  /** How many results are shown. */
  readonly shown: number;
}

/** Results shown at first, and added by “Show more”. */
export const step = 10;
/** An address may not ask for more than this: each result is a file to fetch. */
const mostShown = 200;
const longestQuery = 200;

export const emptyState: SearchState = { query: '', sort: 'relevance', chosen: {}, shown: step };

/** Reads a state from an address; anything that is no part of a state is ignored. */
export function readState(parameters: URLSearchParams): SearchState {
  const chosen: Partial<Record<FacetKey, string[]>> = {};
  for (const key of facetKeys) {
    const values = [...new Set(parameters.getAll(key).filter(Boolean))];
    if (values.length > 0) chosen[key] = values;
  }
  const shown = Number(parameters.get('shown') ?? step);
  return {
    query: (parameters.get('q') ?? '').slice(0, longestQuery),
    sort: parameters.get('sort') === 'date' ? 'date' : 'relevance',
    chosen,
    shown: Number.isInteger(shown) ? Math.min(mostShown, Math.max(step, shown)) : step,
  };
}

/** Writes a state as the query of an address, without what is the default: `q=mythos&kind=Brief`. */
export function writeState({ query, sort, chosen, shown }: SearchState): string {
  const parameters = new URLSearchParams();
  if (query.trim()) parameters.set('q', query.trim());
  for (const key of facetKeys) for (const value of chosen[key] ?? []) parameters.append(key, value);
  if (sort === 'date') parameters.set('sort', sort);
  if (shown > step) parameters.set('shown', String(shown));
  return parameters.toString();
}

/** The state after a reader ticks or unticks a value; the list starts again from its top. */
export function toggled(state: SearchState, key: FacetKey, value: string): SearchState {
  const before = state.chosen[key] ?? [];
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  const chosen = Object.entries({ ...state.chosen, [key]: after }).filter(([, values]) => values.length > 0);
  return { ...state, chosen: Object.fromEntries(chosen), shown: step };
}

/** How many values are chosen over all facets. */
export function countChosen({ chosen }: SearchState): number {
  return facetKeys.reduce((sum, key) => sum + (chosen[key]?.length ?? 0), 0);
}
