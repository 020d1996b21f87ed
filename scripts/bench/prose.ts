/** Seeded prose for synthetic libraries: the same seed always writes the same words. */

export type Random = () => number;

/** Mulberry32, a 32-bit generator in the public domain: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

const starts = 'se co ma ri ve pro tra in de lo fi ca no re su te di va en ba mo ga ple cri sta fle dra qui'.split(' ');
const middles = 'ri na lo ta ver men cu si do ra li ga te po ni ma ren tu va le'.split(' ');
const ends = 'tion ment nce ty l r ng s d ve ure ic al ous ate ism ory um'.split(' ');
const common =
  'the of and to in a that for is on with as by at from an are its it which has have but not this or was were their more than can will also after about when other'.split(
    ' ',
  );

/** Where the text of a synthetic library comes from. */
export interface Prose {
  word(): string;
  sentence(): string;
}

/** A vocabulary of `size` invented words, with frequencies close to natural text (Zipf). */
export function inventedProse(random: Random, size = 12_000): Prose {
  const words = Array.from({ length: size }, () => pick(random, starts) + pick(random, middles) + pick(random, ends));
  const word = () => (random() < 0.42 ? pick(random, common) : (words[Math.floor(size ** random()) - 1] ?? 'risk'));
  return {
    word,
    sentence: () => {
      const text = Array.from({ length: 9 + Math.floor(random() * 14) }, word).join(' ');
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
    },
  };
}

/** Sentences drawn from real ones: what dictionaries and house rules see is what editors write. */
export function quotedProse(random: Random, sentences: readonly string[]): Prose {
  const words = [
    ...new Set(sentences.flatMap((one) => one.match(/(?<![\p{L}\p{N}])\p{Ll}{3,}(?![\p{L}\p{N}])/gu) ?? [])),
  ];
  return { word: () => pick(random, words), sentence: () => pick(random, sentences) };
}
