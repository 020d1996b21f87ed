import { element } from './element.ts';
import type { Counts } from './parts.ts';
import { inBrowser } from '#edition.ts';
import { type FacetKey, facetKeys, facets, levelOrder, type SearchState } from '#domain/search-state.ts';

/** Values shown before “More”, and after it: a list of a thousand companies is found by typing, not by reading. */
const few = 6;
const many = 40;

interface Options {
  readonly state: SearchState;
  readonly counts: Counts;
  readonly opened: ReadonlySet<FacetKey>;
  readonly toggle: (key: FacetKey, value: string) => void;
  readonly open: (key: FacetKey) => void;
}

/** The facets that divide the results, each a group of tick boxes with counts. */
export function facetGroups({ state, counts, opened, toggle, open }: Options): HTMLElement[] {
  return facetKeys.flatMap((key) => {
    const values = sorted(key, counts[key] ?? {}, state.chosen[key] ?? []);
    if (values.length < 2 && !state.chosen[key]) return [];
    const shown = values.slice(0, opened.has(key) ? many : few);
    const boxes = shown.map(([value, count]) => box(key, value, count, state, toggle));
    const more = element(
      'button',
      { type: 'button', class: 'search-button', 'data-keep': `more-${key}` },
      inBrowser.search.more,
    );
    more.addEventListener('click', () => open(key));
    return [
      element(
        'fieldset',
        {},
        element('legend', {}, facets[key]),
        ...boxes,
        values.length > shown.length && !opened.has(key) && more,
      ),
    ];
  });
}

function box(
  key: FacetKey,
  value: string,
  count: number,
  state: SearchState,
  toggle: Options['toggle'],
): HTMLLabelElement {
  const checked = state.chosen[key]?.includes(value) ?? false;
  const input = element('input', { type: 'checkbox', name: key, value, checked, 'data-keep': `${key}-${value}` });
  input.addEventListener('change', () => toggle(key, value));
  return element('label', {}, input, element('span', {}, value), element('span', { class: 'count' }, String(count)));
}

/** Chosen values always, then those that have results: years newest first, levels highest first, others by count. */
function sorted(key: FacetKey, counts: Record<string, number>, chosen: readonly string[]): [string, number][] {
  const values = Object.entries(counts).filter(([value, count]) => count > 0 || chosen.includes(value));
  for (const value of chosen) if (!(value in counts)) values.push([value, 0]);
  return values.sort(([a, m], [b, n]) => {
    if (key === 'year') return a < b ? 1 : -1;
    if (key === 'risk') return levelOrder.indexOf(a) - levelOrder.indexOf(b);
    return Number(chosen.includes(b)) - Number(chosen.includes(a)) || n - m || (a < b ? -1 : 1);
  });
}
