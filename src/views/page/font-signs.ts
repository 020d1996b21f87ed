/**
 * Signs of tables and key numbers: arrows, comparisons, fractions, small figures; first and last code point, or one alone.
 * Each font has them in a file of its own, which `scripts/fonts.ts` cuts.
 */
export const signs: readonly (readonly number[])[] = [
  [0x2030],
  [0x2070, 0x209f],
  [0x2116],
  [0x215b, 0x215e],
  [0x2190],
  [0x2192],
  [0x2194],
  [0x2196, 0x2199],
  [0x21d2],
  [0x2248],
  [0x2260],
  [0x2264, 0x2265],
  [0x25a0],
  [0x25b2],
  [0x25bc],
  [0x25cf],
  [0x2713],
];

const sign = new RegExp(
  `[${signs.map(([from = 0, to = from]) => `${String.fromCodePoint(from)}-${String.fromCodePoint(to)}`).join('')}]`,
);

/**
 * Whether one of the texts that a page sets in large letters has one of the signs. Then the page loads their file ahead:
 * otherwise the browser looks for another font that has the sign, and sets the whole page twice (on a phone, a quarter of a
 * second more).
 */
export function haveSign(texts: readonly string[]): boolean {
  return texts.some((text) => sign.test(text));
}
