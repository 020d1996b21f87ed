/**
 * Arrow keys go from the field through the results and back; a letter typed on a result goes on in the field.
 * Focus really moves, so that a screen reader reads each result as the link it is.
 */
export function followKeys(root: HTMLElement, input: HTMLInputElement): void {
  root.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const onLink = target.matches('a[data-hit]');
    if (target !== input && !onLink) return;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const stops = [input, ...root.querySelectorAll<HTMLElement>('a[data-hit]')];
      const next = stops[stops.indexOf(target) + (key === 'ArrowDown' ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: 'nearest' });
    } else if (onLink && (key.length === 1 || key === 'Backspace') && key !== ' ') {
      input.focus();
    }
  });
}
