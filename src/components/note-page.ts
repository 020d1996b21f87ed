/** Marks the section being read in the list of contents. Without it the list is a plain list of links. */
export function markContents(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-contents] a')];
  const places = links.flatMap((link) => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return target ? [{ link, target }] : [];
  });
  if (places.length === 0) return;
  let waiting = false;
  const mark = () => {
    waiting = false;
    // A section counts as read from a third of the window upwards; at the very end the last one counts.
    const line = innerHeight / 3;
    const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    const shown = places.filter(({ target }) => target.getClientRects().length > 0);
    const current = atEnd ? shown.at(-1) : shown.findLast(({ target }) => target.getBoundingClientRect().top <= line);
    for (const { link } of places) {
      if (link === current?.link) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(mark);
  };
  addEventListener('scroll', later, { passive: true });
  addEventListener('resize', later, { passive: true });
  // Asked for before the first paint, the places of all sections would be one long task.
  later();
}

/** Shows the “copy link” buttons where copying works. What they say afterwards stands in the page, in its language. */
export function copyLinks(): void {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.hidden = false;
    const status = button.closest('.share')?.querySelector<HTMLElement>('[data-copy-status]');
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(button.dataset['copy'] ?? '').then(
        () => {
          button.textContent = button.dataset['copied'] ?? '';
          if (status) status.textContent = status.dataset['done'] ?? '';
        },
        () => {
          if (status) status.textContent = status.dataset['failed'] ?? '';
        },
      );
    });
  }
}
