import type { MendedAnswer } from './answer.ts';
import { button, element } from './element.ts';
import { forgetSearches, recentSearches } from './recent.ts';
import { inBrowser } from '#edition.ts';
import { paths } from '#domain/paths.ts';
import { countChosen, emptyState, type SearchState } from '#domain/search-state.ts';

const text = inBrowser.search;

/** What helps on: the mended word, what to do when nothing is found, the last searches. */
export function hints(
  state: SearchState,
  { total, mended, since }: MendedAnswer,
  change: (next: SearchState, step: boolean) => void,
): HTMLElement[] {
  const made: HTMLElement[] = [];
  const chosen = countChosen(state);
  if (mended) {
    const { before, between, after } = text.mended;
    const literally = button(text.literally(state.query.trim()), () =>
      change({ ...state, query: `"${state.query.trim()}"` }, true),
    );
    made.push(element('p', {}, before, element('strong', {}, mended), between, literally, after));
  }
  if (chosen > 0) {
    made.push(
      element(
        'p',
        {},
        button(text.clearFilters(chosen), () => change({ ...state, chosen: {} }, true)),
      ),
    );
  }
  if (total === 0 && since === undefined)
    made.push(
      element(
        'p',
        {},
        text.tryElse.before,
        element('a', { href: paths.archive }, text.tryElse.link),
        text.tryElse.after,
      ),
    );
  const recent = state.query.trim() === '' && chosen === 0 ? recentSearches() : [];
  if (recent.length > 0) {
    const again = recent.map((query) =>
      element(
        'li',
        {},
        button(query, () => change({ ...emptyState, query }, true)),
      ),
    );
    const forget = button(text.clear, () => {
      forgetSearches();
      change(state, false);
    });
    made.push(
      element(
        'div',
        { class: 'search-recent' },
        element('p', { class: 'meta' }, text.lastSearches),
        element('ul', {}, ...again, element('li', {}, forget)),
      ),
    );
  }
  return made;
}
