/** On every page, and small: opens the search dialog, whose code and index are loaded on its first use. */
const openDialog = () => void import('./dialog.ts').then(({ openSearch }) => openSearch());

const onSearchPage = document.querySelector('[data-search-page]');

addEventListener('keydown', (event) => {
  const { key, target } = event;
  const writing = target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
  const command = key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const slash = key === '/' && !writing && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!command && !slash) return;
  event.preventDefault();
  if (onSearchPage) document.querySelector<HTMLElement>('#search-field')?.focus();
  else openDialog();
});

addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('[data-search-open]');
  // A click that asks for a new tab gets the search page, as the link says.
  if (!link || onSearchPage || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  openDialog();
});

if (location.hash.startsWith('#search')) openDialog();
