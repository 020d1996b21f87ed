import type { MendedAnswer } from './answer.ts';
import { ask, prepare } from './ask.ts';
import { button, element } from './element.ts';
import { facetGroups } from './facets.ts';
import { followKeys } from './keys.ts';
import { hints } from './hints.ts';
import { remember } from './recent.ts';
import { resultItem } from './results.ts';
import { inBrowser, locale } from '#edition.ts';
import { paths } from '#domain/paths.ts';
import { formatDay } from '#domain/time.ts';
import { countChosen, emptyState, type FacetKey, type SearchState, step, toggled } from '#domain/search-state.ts';

const text = inBrowser.search;

/** Time after the last key before the library is asked, in milliseconds: what is typed at one go is one question. */
const pause = 60;

export interface SearchView {
  /** Shows a state, as when an address is opened or the reader goes back. */
  show(state: SearchState): void;
  focus(): void;
}

/**
 * The interface of search, on its page and in the dialog.
 * @param browses whether it lists the newest entries before anything is asked; each costs a reader a file.
 * @param keep called with every new state; `step` is true where the reader would expect “back” to return.
 */
export function searchView(
  root: HTMLElement,
  keep: (state: SearchState, step: boolean) => void,
  browses = true,
): SearchView {
  let state = emptyState;
  /** Whether an answer is awaited, and whether the state has changed since it was asked for. */
  let asking = false;
  let changed = false;
  let timer = 0;
  /** Whether the answer on the page has the counts of the facets. */
  let counted = false;
  const opened = new Set<FacetKey>();

  const input = element('input', {
    id: 'search-field',
    name: 'q',
    type: 'search',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    enterkeyhint: 'search',
    maxlength: '200',
    placeholder: text.example,
  });
  const form = element(
    'form',
    { role: 'search', action: paths.search, class: 'search-form' },
    element('label', { for: 'search-field' }, text.field),
    input,
  );
  const status = element('p', { class: 'search-status meta', role: 'status' });
  const hint = element('div', { class: 'search-hint' });
  const sort = element('div', { class: 'search-sort', role: 'group', 'aria-label': text.order });
  const groups = element('div', { class: 'search-groups' });
  const filterTitle = element('summary', {}, text.filters(0));
  const filters = element('details', { class: 'search-filters' }, filterTitle, groups);
  const list = element('ol', { class: 'results' });
  const more = element('div', { class: 'search-more' });
  const main = element('div', { class: 'search-main' }, hint, list, more);
  const bar = element('div', { class: 'search-bar' }, status, sort);
  root.replaceChildren(form, bar, element('div', { class: 'search-body' }, filters, main));
  // On the page, wide enough to stand beside the results: open. On a phone, and in the dialog, the results come first,
  // and counts are fetched by who opens them.
  filters.open = browses && matchMedia('(min-width: 60rem)').matches;
  filters.hidden = true;

  const change = (next: SearchState, isStep: boolean) => {
    state = next;
    if (input.value !== next.query) input.value = next.query;
    keep(state, isStep);
    void update();
  };

  /** One question at a time: while one is answered, only the latest of those that follow is kept. */
  const update = async () => {
    root.dataset['state'] = 'asked';
    changed = true;
    if (asking) return;
    asking = true;
    while (changed) {
      changed = false;
      const wanted = { counted: filters.open, browses };
      const given = await ask(state, wanted).catch(() => undefined);
      if (changed) continue;
      counted = given !== undefined && wanted.counted;
      if (given) draw(given);
      else drawFailure();
      root.dataset['state'] = 'ready';
    }
    asking = false;
  };

  const draw = (given: MendedAnswer) => {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['keep'] : undefined;
    const goesOn = more.contains(document.activeElement) ? list.childElementCount : undefined;
    status.textContent = summary(state, given);
    list.replaceChildren(...given.hits.map(resultItem));
    hint.replaceChildren(...hints(state, given, change));
    sort.replaceChildren(...(given.searched && given.total > 1 ? sortButtons(state, change) : []));
    const options = {
      state,
      counts: given.counts,
      opened,
      toggle: (key: FacetKey, value: string) => change(toggled(state, key, value), true),
      open: (key: FacetKey) => {
        opened.add(key);
        draw(given);
      },
    };
    groups.replaceChildren(...facetGroups(options));
    filters.hidden = counted ? groups.childElementCount === 0 : given.total === 0;
    filterTitle.textContent = text.filters(countChosen(state));
    const rest = given.total - given.hits.length;
    const label = rest > 0 ? text.showMore(Math.min(step, rest)) : given.since && text.older;
    more.replaceChildren(
      ...(label ? [button(label, () => change({ ...state, shown: state.shown + step }, false))] : []),
    );
    if (focused) root.querySelector<HTMLElement>(`[data-keep="${CSS.escape(focused)}"]`)?.focus();
    // Who asked for more goes on with what is new, or asks again.
    const next =
      goesOn === undefined ? undefined : (list.children[goesOn]?.querySelector('a') ?? more.querySelector('button'));
    next?.focus();
  };

  const drawFailure = () => {
    status.textContent = text.failure;
    for (const part of [list, hint, sort, groups, more]) part.replaceChildren();
    filters.hidden = true;
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    remember(state.query);
    change({ ...state, query: input.value, shown: step }, true);
  });
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => change({ ...state, query: input.value, shown: step }, false), pause);
  });
  input.addEventListener('focus', () => void prepare().catch(() => undefined), { once: true });
  list.addEventListener('click', () => remember(state.query));
  filters.addEventListener('toggle', () => {
    if (filters.open && !counted) void update();
  });
  followKeys(root, input);

  return {
    show(next) {
      clearTimeout(timer);
      state = next;
      input.value = next.query;
      void update();
    },
    focus: () => input.focus(),
  };
}

function summary(state: SearchState, { total, mended, searched, named, since }: MendedAnswer): string {
  const query = searched ? (mended ?? state.query).trim() : '';
  const shown = total.toLocaleString(locale);
  const where = since ? text.since(formatDay(since)) : '';
  if (query) return text.resultsFor(total, shown, query) + where + (named ? `. ${text.named}` : '');
  return countChosen(state) > 0 ? text.resultsNewestFirst(total, shown) : text.entriesNewestFirst(total, shown);
}

function sortButtons(state: SearchState, change: (next: SearchState, step: boolean) => void): HTMLElement[] {
  return (['relevance', 'date'] as const).map((by) => {
    const made = button(by === 'date' ? text.newest : text.relevance, () => change({ ...state, sort: by }, true));
    made.dataset['keep'] = `sort-${by}`;
    made.setAttribute('aria-pressed', String(state.sort === by));
    return made;
  });
}
