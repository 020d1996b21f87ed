/**
 * How figures, tickers and index names are written for the search index. Records and queries go through the same
 * steps, so that both sides mean the same token; `shownText` turns a text of the index back into what the page says.
 *
 * Pagefind drops punctuation from words: 3.5% and 35 would be one word, and “S&P 500” two. A character of our own in
 * place of the decimal point, and of the space within a name, keeps such a token whole (`tokenMarks`).
 */

/** Stands for a decimal point: ONE DOT LEADER, which looks like one. */
const point = '\u2024';
/** Stands for a space within a token: WORD JOINER, which has no width. */
const joiner = '\u2060';

/** Characters that Pagefind must keep within a word (its option `includeCharacters`). */
export const tokenMarks = `%${point}${joiner}`;

/** Stock indices whose number belongs to the name, with the numbers in use (so that “MSCI 2026” stays two words). */
const indices =
  /\b(S&P|Nasdaq|FTSE|DAX|MDAX|CAC|Nikkei|Topix|Euro Stoxx|Stoxx(?: Europe)?|Russell|SMI|IBEX|ASX|CSI|KOSPI|Fortune)[\s-]?(20|25|30|35|40|50|100|150|200|225|250|300|350|400|500|600|1000|2000|3000)\b/giu;

/** Exchanges by the code or name before a symbol: ISO 10383 codes, and the names the press and data vendors use. */
const exchange =
  '(X[A-Z]{3}|NASDAQ|NYSE(?: ?ARCA)?|AMEX|LSE|LON|FRA|ETR|XETRA|EPA|AMS|SWX|SIX|TSE|TYO|HKEX|HKG|SEHK|ASX|TSX|BIT|BME|STO|CPH|HEL|OSL) ?: ?(?=[A-Z0-9])';
const writtenExchange = new RegExp(`\\b${exchange}`, 'gu');
const typedExchange = new RegExp(`(?<![\\p{Letter}\\p{Number}])${exchange}`, 'giu');

/** A text as the index holds it. A symbol becomes a word of its own: `XNAS:CRWD` is `XNAS: CRWD`. */
export function indexText(text: string): string {
  const whole = tokens(text);
  return whole.includes(':') ? whole.replace(writtenExchange, '$1: ') : whole;
}

/** A text of the index as readers see it. */
export function shownText(text: string): string {
  return text.replaceAll(point, '.').replaceAll(joiner, ' ');
}

/**
 * What a reader typed, as the index knows it: `$TSLA`, `NASDAQ:TSLA` and `XNAS:TSLA` are `TSLA`, `3.5 per cent` is
 * `3.5%`, `vendor-risk` is two words and `10-K` one. Words that stand in every text are left out: they find nothing, and
 * their places in ten thousand notes are megabytes. A query in quotation marks stays an exact phrase.
 */
export function searchQuery(typed: string): string {
  const words = tokens(
    typed
      .normalize('NFC')
      .replace(/(\d)\s*(?:per ?cent|pct)\b/giu, '$1%')
      .replace(/\bs ?(?:&|and)? ?p(?= ?[456]00\b)/giu, 'S&P')
      .replace(typedExchange, ''),
  ).replace(/(?<=[\p{Letter}\p{Number}])[.'’&](?=[\p{Letter}\p{Number}])/gu, '');
  // A phrase stands as it is written: there `wind-down` is one word.
  if (/^\s*["“„].+["”“]\s*$/u.test(typed)) {
    const phrase = words
      .replace(/[-‐–/]/g, '')
      .replace(noWord, ' ')
      .trim();
    return phrase && `"${phrase}"`;
  }
  return words
    .replace(saysNothing, ' ')
    .replace(compound, (_, before: string, sign: string, after: string) =>
      isOneToken(before, sign, after) ? before : `${before} `,
    )
    .replace(noWord, ' ')
    .trim();
}

/** Articles, prepositions and the like; no word that also means something (“it”, “may”, “who”, “all”, “one”). */
const emptyWords =
  'the of and to in a that for is on with as by at from an are its has have but not this or was were their than been be which into about'.split(
    ' ',
  );
/** In small letters, or with a capital at the head: “ON”, “$ON” and “A” of a ticker are looked for. */
const saysNothing = new RegExp(
  `(?<![\\p{Letter}\\p{Number}$&.'’/-])(?:${emptyWords.map((word) => (word.length > 1 ? `[${word[0]?.toUpperCase()}${word[0]}]${word.slice(1)}` : word)).join('|')})(?![\\p{Letter}\\p{Number}&'’/-]|[.]\\p{Letter})`,
  'gu',
);

const noWord = new RegExp(`[^\\p{Letter}\\p{Number}\\p{Mark}${tokenMarks}]+`, 'gu');
const part = `[\\p{Letter}\\p{Number}${point}]+`;
const compound = new RegExp(`(${part})([-‐–/])(?=(${part}))`, 'gu');

/** `10-K`, `GPT-4`, `BRK/B` and `EUR/USD` are one word; the parts of `vendor-risk` may also stand apart. */
function isOneToken(before: string, sign: string, after: string): boolean {
  if (/\p{Number}/u.test(before + after) || before.length === 1 || after.length === 1) return true;
  return sign === '/' && before.length === 3 && after.length === 3;
}

function tokens(text: string): string {
  // Each of these is about a number, and most texts have none.
  if (!/\d/.test(text)) return text;
  return text
    .replace(/(\d)[.](?=\d)/g, `$1${point}`)
    .replace(/(\d)\s+%/gu, '$1%')
    .replace(indices, `$1${joiner}$2`);
}
