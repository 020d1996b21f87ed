import { button, element } from './element.ts';
import { type SearchView, searchView } from './view.ts';
import styles from '../../styles/search.css?url';
import { inBrowser } from '#edition.ts';
import { paths } from '#domain/paths.ts';
import { readState, writeState } from '#domain/search-state.ts';

/** The address of a page with the dialog open ends in `#search?q=…`, so that “back” from a result returns to it. */
const mark = '#search';

let dialog: HTMLDialogElement | undefined;
let view: SearchView | undefined;
/** Whether opening added a step to the history, which closing takes back. */
let stepped = false;

/** Opens the search dialog over the page, with the state that the address carries. */
export async function openSearch(): Promise<void> {
  dialog ??= await makeDialog();
  if (dialog.open) return;
  if (!location.hash.startsWith(mark)) {
    history.pushState(null, '', mark);
    stepped = true;
  }
  dialog.showModal();
  view?.show(readState(new URLSearchParams(location.hash.slice(mark.length + 1))));
  view?.focus();
}

async function makeDialog(): Promise<HTMLDialogElement> {
  await loadStyles();
  const root = element('div', { class: 'search' });
  const all = element('a', { href: paths.search }, inBrowser.search.openAsPage);
  const made = element(
    'dialog',
    { class: 'search-dialog', 'aria-label': inBrowser.search.title },
    element(
      'div',
      { class: 'search-close' },
      all,
      button(inBrowser.search.close, () => made.close()),
    ),
    root,
  );
  view = searchView(
    root,
    (state) => {
      const query = writeState(state);
      history.replaceState(null, '', query ? `${mark}?${query}` : mark);
      all.href = query ? `${paths.search}?${query}` : paths.search;
    },
    false,
  );
  root.querySelector('form')?.addEventListener('submit', () => location.assign(all.href));
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close();
  });
  made.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    // Browsers would empty the field first, and close at the second press.
    event.preventDefault();
    made.close();
  });
  made.addEventListener('close', () => {
    if (!location.hash.startsWith(mark)) return;
    if (stepped) history.back();
    else history.replaceState(null, '', location.pathname + location.search);
    stepped = false;
  });
  addEventListener('popstate', () => {
    if (location.hash.startsWith(mark)) void openSearch();
    else made.close();
  });
  document.body.append(made);
  return made;
}

/** Only readers who search load the styles of search. */
function loadStyles(): Promise<void> {
  if (document.querySelector(`link[href="${styles}"]`)) return Promise.resolve();
  return new Promise((resolve) => {
    const link = element('link', { rel: 'stylesheet', href: styles });
    link.addEventListener('load', () => resolve());
    // Unstyled search still finds.
    link.addEventListener('error', () => resolve());
    document.head.append(link);
  });
}
