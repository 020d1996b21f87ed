import { formatMonthName } from '#domain/time.ts';

const months = Array.from({ length: 12 }, (_, i) => formatMonthName(i + 1)).join('|');
const pairs = new RegExp(
  `(\\d{1,2}) (?=(?:${months})(?!\\p{Letter}))|\\b(USD|EUR|GBP|CHF) (?=\\d)|\\b(S&P|Article|Art\\.) (?=\\d)`,
  'gu',
);

/** A text whose dates, amounts and numbers stay on one line: `2 December` never ends a line with `2`. */
export function tied(text: string): string {
  return text.replace(pairs, (match) => `${match.trimEnd()}\u00a0`);
}
