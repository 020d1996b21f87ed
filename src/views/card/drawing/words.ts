/** From a title as written to the pieces between which a line may break. Pure. */

export interface Piece {
  readonly text: string;
  /** A space stands before it when it does not begin a line. */
  readonly spaced: boolean;
}

const entities: Record<string, string> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', ndash: '–', mdash: '—', hellip: '…',
  lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', euro: '€', pound: '£', yen: '¥', copy: '©', reg: '®', trade: '™',
}; // prettier-ignore

/** Characters that show nothing, and would be drawn as boxes: soft hyphen, zero-width space and marks, byte order mark. */
const invisible = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g;

/** A number and what it counts stay on one line: `2 December`, `USD 700bn`. */
const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const bound = new RegExp(`\\b(\\d{1,2}|USD|EUR|GBP|CHF|JPY|AUD) (${months}|\\d[\\d.,]*\\p{L}*)\\b`, 'gu');

/** Text as a reader should see it: entities decoded, Markdown emphasis and code marks off, one space between words. */
export function cleanText(text: string): string {
  return text
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (all, decimal, hex, name) => {
      if (name) return entities[name] ?? all;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    })
    .replace(/(\*\*|__|`)(\S(?:.*?\S)?)\1/g, '$2')
    .replace(/(?<=\p{L})'(?=\p{L})|(?<=s)'(?= )/gu, '’')
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/[^\S\u00a0\u202f]+/g, ' ')
    .replace(bound, '$1\u00a0$2')
    .trim();
}

/** Whether a text is to be set from right to left: by its first strong letter (Unicode UAX #9, rule P2). */
export function isRightToLeft(text: string): boolean {
  const first = /[\p{L}]/u.exec(text)?.[0] ?? '';
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(first);
}

const ideographic = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Signs that may not begin a line (JIS X 4051, kinsoku). */
const closing = /^[\p{Pe}\p{Pf}、。，．：；！？・ー…]/u;
const opening = /[\p{Ps}\p{Pi}]$/u;
/** A hyphen within a word is a break only when the word is long; shorter ones are better kept whole. */
const longWord = 14;

/** The pieces of a clean text: words, ideographs by word, and the parts around dashes and slashes. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  for (const word of text.split(' ')) {
    // A dash or sign on its own belongs to the word before it: no line begins with one.
    const previous = found.at(-1);
    if (previous && /^[–—=+×±<>≤≥-]$/.test(word))
      found[found.length - 1] = { ...previous, text: `${previous.text} ${word}` };
    else parts(word).forEach((part, i) => found.push({ text: part, spaced: i === 0 && found.length > 0 }));
  }
  return found;
}

function parts(word: string): string[] {
  if (ideographic.test(word)) return join(segments(word));
  const cut = word.split(/(?<=[—/])(?=.)/u);
  return cut.flatMap((part) => (part.length > longWord ? part.split(/(?<=\p{L}-)(?=\p{L})/u) : [part]));
}

function segments(word: string): string[] {
  const locale = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word) ? 'ja' : 'zh';
  return [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(word)].map(({ segment }) => segment);
}

function join(segments: readonly string[]): string[] {
  const joined: string[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (last !== undefined && (closing.test(segment) || opening.test(last))) joined[joined.length - 1] = last + segment;
    else joined.push(segment);
  }
  return joined;
}
