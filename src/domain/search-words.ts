import { distance } from 'fastest-levenshtein';

/** Letters that do not come apart into a base letter and an accent, as they are typed without. */
const plainLetters: Record<string, string> = {
  ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', ß: 'ss', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', đ: 'd', Đ: 'D', ð: 'd', þ: 'th', ı: 'i',
}; // prettier-ignore

/** A word without accents: `Nestlé` is `Nestle`, `Ørsted` is `Orsted`. */
export function withoutAccents(word: string): string {
  return word
    .replace(/[øØłŁßæÆœŒđĐðþı]/g, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '');
}

/** Words that Pagefind cannot fold by itself, in their plain form: it knows accents, but not ø, ł or ß. */
export function foldedForms(text: string): string[] {
  if (!/[øØłŁßæÆœŒđĐðþı]/.test(text)) return [];
  const written = text.match(/[\p{Letter}\p{Mark}]*[øØłŁßæÆœŒđĐðþı][\p{Letter}\p{Mark}]*/gu) ?? [];
  return [...new Set(written.map(withoutAccents))];
}

/** Words of a text that a suggestion may name: letters only, four or more, lower case, without accents. */
export function plainWords(text: string): Set<string> {
  const words =
    withoutAccents(text)
      .toLowerCase()
      .match(/[a-z]{4,}/g) ?? [];
  return new Set(words);
}

/** Numbers of two to four digits, which years and days are: no suggestion names them, and many texts have them. */
export function plainNumbers(text: string): Set<string> {
  return new Set(
    text.match(/(?<![\p{Letter}\p{Number}.,\u2024])\d{2,4}(?![\p{Letter}\p{Number}%]|[.,\u2024]\d)/gu) ?? [],
  );
}

/** Words that may be common: the same, from two letters on. @param letters a text in small letters without accents. */
function countedWords(letters: string): Set<string> {
  return new Set(letters.match(/[a-z]{2,}/g) ?? []);
}

function lettersOf(text: string): string {
  return withoutAccents(text).toLowerCase();
}

/** What stands in titles, summaries and names, as it is looked for there. */
export function headWords(text: string): string[] {
  return [...countedWords(lettersOf(text)), ...plainNumbers(text)];
}

/**
 * Words of one or two letters, and single digits: a reader who types “ri” does not mean all words that begin so, but
 * “AI” is a word.
 */
export function shortWords(text: string): Set<string> {
  return shortIn(lettersOf(text));
}

function shortIn(letters: string): Set<string> {
  return new Set(
    // The “s” of “market’s” is none: the index drops the apostrophe.
    letters.match(
      /(?<![\p{Letter}\p{Number}]|[\p{Letter}\p{Number}]['’])(?:[a-z]{1,2}|\d)(?![\p{Letter}\p{Number}]|['’][\p{Letter}\p{Number}])/gu,
    ) ?? [],
  );
}

/** 10,000 words are 90 KB, half of that compressed, and are only asked for when a query finds nothing it should. */
const mostWords = 10_000;

/** Which words some records use: those of their titles and names, and of each word, how many records have it. */
export interface WordUses {
  readonly named: readonly string[];
  readonly uses: readonly (readonly [word: string, records: number])[];
  /** The same of numbers. */
  readonly numbers: readonly (readonly [number: string, records: number])[];
  /** Words of one or two letters. */
  readonly short: readonly string[];
  /** Words and numbers of titles, summaries and names. */
  readonly heads: readonly string[];
}

/** What one record adds to them: the same lists, each as words with a space between. */
export type RecordWords = Readonly<Record<'named' | 'counted' | 'numbers' | 'short' | 'heads', string>>;

export function wordsOf({ names, text, summary }: { names: string; text: string; summary: string }): RecordWords {
  const list = (words: Iterable<string>) => [...words].join(' ');
  const all = `${names} ${text}`;
  const letters = lettersOf(all);
  return {
    named: list(plainWords(names)),
    counted: list(countedWords(letters)),
    numbers: list(plainNumbers(all)),
    short: list(shortIn(letters)),
    heads: list(headWords(`${names} ${summary}`)),
  };
}

export function wordUses(records: readonly RecordWords[]): WordUses {
  return {
    named: kinds(records.map((one) => one.named)),
    uses: counted(records.map((one) => one.counted)),
    numbers: counted(records.map((one) => one.numbers)),
    short: kinds(records.map((one) => one.short)),
    heads: kinds(records.map((one) => one.heads)),
  };
}

/** Which words some lists have, sorted. */
function kinds(lists: readonly string[]): string[] {
  return [...new Set(lists.flatMap(listed))].sort();
}

/** Which words some lists have, sorted, and how many of the lists have each. */
function counted(lists: readonly string[]): (readonly [word: string, lists: number])[] {
  const uses = new Map<string, number>();
  for (const list of lists) for (const word of listed(list)) uses.set(word, (uses.get(word) ?? 0) + 1);
  return [...uses].sort(([a], [b]) => (a < b ? -1 : 1));
}

function listed(words: string): string[] {
  return words === '' ? [] : words.split(' ');
}

/** The vocabulary for suggestions, most used first; names and titles before all other words. */
export function vocabulary(parts: readonly WordUses[]): string[] {
  const named = new Set(parts.flatMap((part) => part.named));
  const uses = new Map<string, number>();
  for (const part of parts) for (const [word, count] of part.uses) uses.set(word, (uses.get(word) ?? 0) + count);
  return [...uses]
    .filter(([word]) => word.length > 3)
    .sort(([a, m], [b, n]) => Number(named.has(b)) - Number(named.has(a)) || n - m || (a < b ? -1 : 1))
    .slice(0, mostWords)
    .map(([word]) => word);
}

/**
 * A query with each word that nobody uses replaced by the closest one in use, or undefined when all are known or none
 * is close. Close = one slip in four or five letters, two in more; the first letter is rarely wrong, so it counts.
 * @param words the vocabulary, most used first: of two equally close words the commoner wins.
 */
export function suggestion(query: string, words: readonly string[]): string | undefined {
  const known = new Set(words);
  let changed = false;
  const better = query.replace(/[\p{Letter}\p{Mark}'’]{4,}/gu, (typed) => {
    const word = withoutAccents(typed).toLowerCase().replace(/['’]/g, '');
    if (isKnown(word, known)) return typed;
    const found = closest(word, words);
    if (found) changed = true;
    return found ?? typed;
  });
  return changed ? better : undefined;
}

/** Also a word still being typed, and a plural or possessive, are known. */
function isKnown(word: string, known: ReadonlySet<string>): boolean {
  if (known.has(word) || known.has(word.replace(/s$/, '')) || known.has(`${word}s`)) return true;
  for (const one of known) if (one.startsWith(word)) return true;
  return false;
}

function closest(word: string, words: readonly string[]): string | undefined {
  const limit = word.length < 6 ? 1 : 2;
  let best: string | undefined;
  let bestCost = limit + 1;
  for (const one of words) {
    if (Math.abs(one.length - word.length) > limit) continue;
    const cost = distance(word, one) + (one[0] === word[0] ? 0 : 0.5);
    if (cost < bestCost) [best, bestCost] = [one, cost];
  }
  return best;
}
