import { describe, expect, it } from 'vitest';
import { packWords, type Weighed } from '#domain/search-chunks.ts';

const words = (list: readonly (readonly [string, number])[]): Weighed[] =>
  list.map(([word, weight]) => ({ word, weight }));
const packed = (list: Parameters<typeof words>[0]) =>
  packWords(words(list)).map((group) => group.map(({ word }) => word));

/** 2,000 words as an index has them, sorted; some in a hundred are heavy. */
const many = Array.from({ length: 2000 }, (_, i) => [`${i % 3 === 0 ? 'zq' : ''}w${(i * 7919) % 9973}`, i % 100 === 0 ? 9000 : 50 + (i % 500)] as const)
  .sort(([a], [b]) => (a < b ? -1 : 1)); // prettier-ignore

describe('words of an index in files', () => {
  it('keep their order, and none is lost', () => {
    expect(packed(many).flat()).toEqual(many.map(([word]) => word));
    expect(packed([])).toEqual([]);
  });

  it('are alone when they are heavy, and few otherwise', () => {
    for (const group of packWords(words(many))) {
      if (group.some(({ weight }) => weight >= 4000)) expect(group.length).toBe(1);
      else expect(group.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(12_000);
    }
    expect(packed([['bank', 100], ['market', 4000], ['mask', 100]])).toEqual([['bank'], ['market'], ['mask']]); // prettier-ignore
  });

  it('that begin alike stay together, so that who has typed so much finds them all', () => {
    expect(packed([['quaff', 3900], ['quagga', 900], ['quaggas', 900]])).toEqual([['quaff'], ['quagga', 'quaggas']]); // prettier-ignore
    expect(packed([['quag', 3900], ['quagga', 900], ['quail', 10]])).toEqual([['quag', 'quagga'], ['quail']]); // prettier-ignore
  });

  it('of heads come apart from those of texts, in smaller files', () => {
    expect(packed([['zoo', 10], ['zqzoo', 10]])).toEqual([['zoo'], ['zqzoo']]); // prettier-ignore
    expect(packed([['zqbank', 1900], ['zqrisk', 200]])).toEqual([['zqbank'], ['zqrisk']]); // prettier-ignore
  });
});
