import { type Candidate, type Fragment, loadParts, type Part, type Section } from './parts.ts';
import { inBrowser } from '#edition.ts';
import { planQuery } from '#domain/search-common.ts';
import { countChosen, type FacetKey, facetKeys, type SearchState, step } from '#domain/search-state.ts';
import { searchQuery, shownText } from '#domain/search-text.ts';
import { withoutAccents } from '#domain/search-words.ts';

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
  /** Whether the query has a word to look for; without one the answer is a list by date. */
  readonly searched: boolean;
  /** Whether many texts have the words, so that they were looked for in titles, summaries and names. */
  readonly named: boolean;
}
/** What a page wants with an answer. */
export interface Wanted {
  /** The counts of the facets: they cost a file for each facet and part. */
  readonly counted: boolean;
  /** Whether the newest entries are listed before anything is asked; each costs a reader a file. */
  readonly browses: boolean;
}

interface Keyed extends Pick<Candidate, 'score' | 'data'> {
  readonly key: string;
}
/** What one part answers. */
interface Answered {
  readonly results: readonly Keyed[];
  readonly filters: Counts;
}

/** Sections shown under a result: enough to choose from, few enough to see the next result. */
const mostSections = 2;

/**
 * Answers a state of search over all parts of the index. Without a word to look for it lists everything that the filters
 * let through, newest first.
 */
export async function find(state: SearchState, { counted, browses }: Wanted): Promise<Answer> {
  const { all, words } = await loadParts();
  if (counted) await Promise.all(all.map(({ index }) => index.filters()));
  const { query, parts } = wordsFor(searchQuery(state.query), all);
  const byDate = state.sort === 'date' || query === '';
  const askFor = (wanted: string, some: readonly Part[]) => async (without?: FacetKey) => {
    const options = { filters: filters(state, without), ...(byDate ? { sort: { date: 'desc' } } : {}) };
    const found = await Promise.all(some.map(({ index }) => index.search(wanted || null, options)));
    return found.flatMap((one, part): Answered[] =>
      one ? [{ ...one, results: one.results.map(of(all.indexOf(some[part] as Part))) }] : [],
    );
  };
  const { full, head, meant } = query.startsWith('"')
    ? { full: query, head: undefined, meant: [] }
    : planQuery(query, words);
  const withHeads = parts.filter(({ headless }) => meant.every((forms) => forms.some((form) => !headless.has(form))));
  // Those that have all words where they tell most come first.
  const heads = head && (full === undefined || !byDate) ? await askFor(head, withHeads)() : [];
  const isNamed = full === undefined && count(heads) > 0;
  const ask = isNamed && head ? askFor(head, withHeads) : askFor(full ?? query, parts);
  const chosen = counted ? facetKeys.filter((key) => state.chosen[key]) : [];
  const [main = [], ...others] = await Promise.all([isNamed ? heads : ask(), ...chosen.map(ask)]);
  const results = ranked(main, byDate);
  const sorted = isNamed || byDate ? results : foremost(ranked(heads, false), results);
  const asked = query !== '' || browses || countChosen(state) > 0 || state.shown > step;
  const shown = sorted.slice(0, asked ? state.shown : 0);
  const hits = await Promise.all(shown.map(async (result) => hit(await result.data())));
  const ownCounts = chosen.map((key, i) => [key, total(others[i] ?? [])[key] ?? {}] as const);
  return {
    hits,
    total: results.length,
    counts: { ...total(main), ...Object.fromEntries(ownCounts) },
    searched: query !== '',
    named: isNamed,
  };
}

/** What we know a result by: within its part, as Pagefind does. */
const of =
  (part: number) =>
  (one: Candidate): Keyed => ({ score: one.score, key: `${part} ${one.id}`, data: () => one.data() });

/** Each part is older than the one before it, so by date they stand as they are; equal scores keep that order too. */
function ranked(parts: readonly Answered[], byDate: boolean): Keyed[] {
  const results = parts.flatMap((one) => one.results);
  return byDate ? results : results.sort((a, b) => b.score - a.score);
}

/** The same results, with some of them before the others. Where a word has no head, `some` holds strangers too. */
function foremost(some: readonly Keyed[], results: readonly Keyed[]): readonly Keyed[] {
  if (some.length === 0) return results;
  const all = new Map(results.map((one) => [one.key, one]));
  const first = new Set(some.flatMap((one) => all.get(one.key) ?? []));
  return [...first, ...results.filter((one) => !first.has(one))];
}

function count(parts: readonly Answered[]): number {
  return parts.reduce((sum, one) => sum + one.results.length, 0);
}

/**
 * A word of one or two letters, or a single digit, is looked for if the library has it as a word, and in the parts that do. As the beginning
 * of others it would find a twentieth of the library, and fetch as much of the index.
 */
function wordsFor(query: string, parts: readonly Part[]): { query: string; parts: readonly Part[] } {
  if (query.startsWith('"')) return { query, parts };
  const isShort = (word: string) => /^(?:[a-z]{1,2}|\d)$/.test(word);
  const words = query.split(' ').map((word) => ({ word, plain: withoutAccents(word).toLowerCase() }));
  const kept = words.filter(({ plain }) => !isShort(plain) || parts.some((part) => part.short.has(plain)));
  const needed = kept.map(({ plain }) => plain).filter(isShort);
  return {
    query: kept.map(({ word }) => word).join(' '),
    parts: parts.filter((part) => needed.every((word) => part.short.has(word))),
  };
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

function hit({ url, content, meta, sub_results: parts }: Fragment): Hit {
  const weight = (part: Section) => part.weighted_locations.reduce((sum, one) => sum + one.balanced_score, 0);
  const takeaway = meta['takeaway'] ?? '';
  const brief = meta['kind'] === inBrowser.kinds.brief && takeaway !== '';
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
