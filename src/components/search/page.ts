import { searchView } from './view.ts';
import { readState, writeState } from '#domain/search-state.ts';

/** Starts the search page: its address carries the whole state, and “back” returns to the one before. */
export function startSearchPage(): void {
  const root = document.querySelector<HTMLElement>('[data-search-page]');
  if (!root) return;
  const fromAddress = () => readState(new URLSearchParams(location.search));
  const view = searchView(root, (state, step) => {
    const query = writeState(state);
    const address = query ? `?${query}` : location.pathname;
    if (step && location.search !== (query ? `?${query}` : '')) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  });
  addEventListener('popstate', () => view.show(fromAddress()));
  view.show(fromAddress());
  if (matchMedia('(hover: hover)').matches) view.focus();
}
