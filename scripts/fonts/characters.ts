/** First and last code point, or one alone. */
export type Range = readonly number[];

/** The everyday part, which every page loads: Basic Latin, Latin-1 and the punctuation of English prose. */
export const latin: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131],
  [0x152, 0x153],
  [0x2002, 0x2027],
  [0x202f],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x2044],
  [0x2060],
  [0x20ac],
  [0x2122],
  [0x2191],
  [0x2193],
  [0x2212],
];
/** Names of Central Europe, Turkey, Vietnam …: loaded only by a page that has such a letter. */
export const latinExt: readonly Range[] = [
  [0x100, 0x130],
  [0x132, 0x151],
  [0x154, 0x24f],
  [0x1e00, 0x1eff],
  [0x20ab],
  [0x20ba],
  [0x20bd],
  [0x20bf],
];

export function characters(ranges: readonly Range[]): string {
  return ranges
    .map(([from = 0, to = from]) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i)))
    .join('');
}
