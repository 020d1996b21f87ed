const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const pairs = new RegExp(
  `(\\d{1,2}) (?=(?:${months})\\b)|\\b(USD|EUR|GBP|CHF) (?=\\d)|\\b(S&P|Article|Art\\.) (?=\\d)`,
  'g',
);

/** A headline whose dates, amounts and numbers stay on one line: `2 December` never ends a line with `2`. */
export function tied(text: string): string {
  return text.replace(pairs, (match) => `${match.trimEnd()}\u00a0`);
}
