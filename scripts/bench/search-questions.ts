import { paths } from '#domain/paths.ts';
import type { Library } from '#domain/library.ts';
import type { Asked } from './search-queries.ts';

/**
 * Common words and rarer ones, whole titles, sentences of eight and twelve words, exact phrases of common words, of a title and of an
 * old text, a ticker, a slip, a word that says nothing, a beginning of three letters.
 */
export function questionsFor({ notes }: Library): Asked[] {
  const titled = (i: number) => notes[i]?.data.title ?? '';
  const right = (i: number) => paths.note(notes[i]?.id ?? '');
  const words = titled(17).toLowerCase().split(' ');
  const bodies = notes.slice(0, 200).map((note) => plain(note.body));
  const [common = '', second = '', ...others] = mostUsed(bodies, /\b[a-z]{5,}\b/g);
  const pairs = mostUsed(
    bodies,
    /\b[a-z]{4,} (?=[a-z]{4,}\b)/g,
    (text, at, word) => word + (/^[a-z]+/.exec(text.slice(at))?.[0] ?? ''),
  );
  const takeaway = (i: number, n: number) => notes[i]?.data.keyTakeaway.split(' ').slice(0, n).join(' ') ?? '';
  const old = plain(notes[Math.floor(notes.length * 0.8)]?.body ?? '').split(' ');
  const far = Math.floor(notes.length * 0.86);
  return [
    { query: common },
    { query: second },
    { query: `${common} ${second}` },
    { query: [common, second, ...others.slice(0, 3)].join(' ') },
    { query: words[1] ?? '' },
    { query: `${words[0]} ${words[1]}` },
    { query: titled(17), right: right(17) },
    { query: titled(Math.floor(notes.length / 4)), right: right(Math.floor(notes.length / 4)) },
    { query: titled(far).replace(/ \d+$/, ''), right: right(far) },
    { query: takeaway(40, 8), right: right(40) },
    { query: takeaway(far, 12), right: right(far) },
    { query: 'NASDAQ:T42' },
    { query: `"${words[0]} ${words[1]}"` },
    { query: `"${pairs[0]}"` },
    { query: `"${titled(far)}"`, right: right(far) },
    { query: `"${old.slice(30, 36).join(' ')}"`, right: right(Math.floor(notes.length * 0.8)) },
    { query: `${words[1]}zq` },
    { query: 'the' },
    { query: common.slice(0, 3) },
  ];
}

/** Five queries as they are typed: a common word, a rarer one, two words, a title, a ticker. */
export function typedFor({ notes }: Library): string[] {
  const [common = '', ...others] = mostUsed(
    notes.slice(0, 200).map((note) => plain(note.body)),
    /\b[a-z]{5,}\b/g,
  );
  const title = notes[17]?.data.title ?? '';
  return [common, others.at(-1) ?? '', `${common} ${others[40]}`, title, 'NASDAQ:T42'];
}

function plain(body: string): string {
  return body
    .replace(/^---.*?^---/ms, '')
    .replace(/<[^>]*>|[^\p{Letter}\p{Number}.%'’]+/gu, ' ')
    .trim();
}

/** What stands most often: it costs most. */
function mostUsed(
  texts: readonly string[],
  pattern: RegExp,
  whole = (_: string, __: number, found: string) => found,
): string[] {
  const uses = new Map<string, number>();
  for (const text of texts)
    for (const found of text.matchAll(pattern)) {
      const one = whole(text, found.index + found[0].length, found[0]);
      uses.set(one, (uses.get(one) ?? 0) + 1);
    }
  return [...uses]
    .filter(([one]) => !['about', 'which', 'their', 'other', 'after', 'source'].includes(one))
    .sort((a, b) => b[1] - a[1])
    .map(([one]) => one);
}
