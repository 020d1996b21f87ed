import { locale } from '#edition.ts';

// Made once: making one costs more than all that a page asks of it.
const list = new Intl.ListFormat(locale);
const numbers = new Intl.NumberFormat(locale);

/** So many things as a sentence lists them: pieces of text, and between them the places of the things. */
export function listed(count: number): (string | number)[] {
  return list
    .formatToParts(Array.from({ length: count }, (_, i) => String(i)))
    .map(({ type, value }) => (type === 'element' ? Number(value) : value));
}

/** `1,234` in the language of the edition. */
export function formatCount(count: number): string {
  return numbers.format(count);
}
