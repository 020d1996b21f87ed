import { describe, expect, it } from 'vitest';
import { commonWords, headText, planQuery } from '#domain/search-common.ts';
import { wordsOf, wordUses } from '#domain/search-words.ts';

/** 1,000 records: `market` and 2026 in all, `mark` and `quagga` in few, `supervisors` in a fifth and one. */
const texts = Array.from({ length: 1000 }, (_, i) => ({
  names: 'Title',
  summary: '',
  text: ['The market in 2026.', i % 100 === 0 ? 'A quagga left its mark.' : '', i <= 200 ? 'Supervisors met.' : ''].join(' '), // prettier-ignore
}));
const uses = (from: number, to: number) => wordUses(texts.slice(from, to).map(wordsOf));
const words = commonWords([uses(0, 600), uses(600, 1000)], 1000);
const plan = (query: string) => {
  const { full, head } = planQuery(query, words);
  return { full, head };
};

describe('words that stand in a fifth of a large library', () => {
  it('are known over all its parts, with the words that begin them', () => {
    expect(words).toEqual({
      common: ['2026', 'in', 'market', 'met', 'supervisors', 'the', 'title'],
      beginnings: ['mark'],
    });
    expect(commonWords([uses(0, 999)], 999)).toEqual({ common: [], beginnings: [] });
  });

  it('are looked for in titles, summaries and names, where nothing else is asked', () => {
    expect(plan('market')).toEqual({ full: undefined, head: 'zqmarket' });
    expect(plan('Markets 2026')).toEqual({ full: undefined, head: 'zqmarkets zq2026' });
    expect(plan('superv')).toEqual({ full: undefined, head: 'zqsuperv' });
  });

  it('are known in the form that was typed', () => {
    expect(planQuery('Markets superv quagga', words).meant).toEqual([['market'], ['supervisors']]);
  });

  it('leave the whole text to the words that tell more', () => {
    expect(plan('market quagga')).toEqual({ full: 'quagga', head: 'zqmarket zqquagga' });
    expect(plan('AI market 3․5%')).toEqual({ full: 'AI 3․5%', head: 'zqai zqmarket 3․5%' });
  });

  it('do not take a word that only begins like them', () => {
    expect(plan('mark')).toEqual({ full: 'mark', head: undefined });
    expect(plan('quagga')).toEqual({ full: 'quagga', head: undefined });
  });

  it('stand under the mark in heads, with years and days, without accents and signs', () => {
    expect(headText('Nestlé’s market: 3.5% by 17 March 2026 (1,200)')).toBe(
      'zqnestle zqmarket zqby zqmarch zq17 zq2026',
    );
  });
});
