import { type Hit, hit } from './hits.ts';
import { lookFor } from './look.ts';
import { type Counts, loadParts } from './parts.ts';
import { type Answered, askParts, type Keyed } from './several.ts';
import { wordsFor } from './short-words.ts';
import { countChosen, type FacetKey, facetKeys, type SearchState, step } from '#domain/search-state.ts';
import { searchQuery } from '#domain/search-text.ts';

export interface Answer {
  readonly hits: readonly Hit[];
  readonly total: number;
  /** For each value of each facet, how many results there would be with it and the other facets as chosen. */
  readonly counts: Counts;
  /** Whether the query has a word to look for; without one the answer is a list by date. */
  readonly searched: boolean;
  /** Whether many texts have the words, so that they were looked for in titles, summaries and names. */
  readonly named: boolean;
  /** The day from which on texts were looked at, where older ones were left for later. */
  readonly since: string | undefined;
}
/** What a page wants with an answer. */
export interface Wanted {
  /** The counts of the facets: they cost a file for each facet and part. */
  readonly counted: boolean;
  /** Whether the newest entries are listed before anything is asked; each costs a reader a file. */
  readonly browses: boolean;
}

/**
 * Answers a state of search over all parts of the index. Without a word to look for it lists everything that the filters
 * let through, newest first.
 */
export async function find(state: SearchState, { counted, browses }: Wanted): Promise<Answer> {
  const { all, words } = await loadParts();
  if (counted) await Promise.all(all.map(({ index }) => index.filters()));
  const { query, parts } = wordsFor(searchQuery(state.query), all);
  const byDate = state.sort === 'date' || query === '';
  const found = await lookFor({ query, parts, words, byDate, filters: filters(state), shown: state.shown });
  const { main, heads, since } = found;
  const chosen = counted ? facetKeys.filter((key) => state.chosen[key]) : [];
  const others = await Promise.all(chosen.map((key) => askParts(found.parts, found.query, filters(state, key))));
  const results = byDate ? main.flatMap(newestFirst) : foremost(ranked(heads), ranked(main));
  const asked = query !== '' || browses || countChosen(state) > 0 || state.shown > step;
  const shown = results.slice(0, asked ? state.shown : 0);
  const hits = await Promise.all(shown.map(async (result) => hit(await result.data())));
  const ownCounts = chosen.map((key, i) => [key, total(others[i] ?? [])[key] ?? {}] as const);
  return {
    hits,
    total: results.length,
    counts: { ...total(main), ...Object.fromEntries(ownCounts) },
    searched: query !== '',
    named: found.named,
    since,
  };
}

/** Each part is older than the one before it. */
function newestFirst({ results }: Answered): Keyed[] {
  return results.toSorted((a, b) => b.place - a.place);
}

/** Of equal scores the newer comes first. */
function ranked(answers: readonly Answered[]): Keyed[] {
  return answers.flatMap(newestFirst).sort((a, b) => b.score - a.score);
}

/** The same results, with some of them before the others. Where a word has no head, `some` holds strangers too. */
function foremost(some: readonly Keyed[], results: readonly Keyed[]): readonly Keyed[] {
  if (some.length === 0) return results;
  const all = new Map(results.map((one) => [one.key, one]));
  const first = new Set(some.flatMap((one) => all.get(one.key) ?? []));
  return [...first, ...results.filter((one) => !first.has(one))];
}

/** Counts over all parts. */
function total(parts: readonly { readonly filters: Counts }[]): Counts {
  const sum: Counts = {};
  for (const { filters } of parts)
    for (const key of facetKeys)
      for (const [value, count] of Object.entries(filters[key] ?? {})) {
        const values = (sum[key] ??= {});
        values[value] = (values[value] ?? 0) + count;
      }
  return sum;
}

/** One of the values of each facet must hold; a facet’s own counts are asked for without it. */
function filters({ chosen }: SearchState, without?: FacetKey): object {
  const kept = facetKeys.filter((key) => chosen[key] && key !== without);
  return Object.fromEntries(kept.map((key) => [key, { any: chosen[key] }]));
}
