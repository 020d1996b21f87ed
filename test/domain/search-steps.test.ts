import { describe, expect, it } from 'vitest';
import { planPhrase, tellingWords } from '#domain/search-steps.ts';

const words = { common: ['market', 'of', 'supervisors', 'the'], beginnings: ['mark'] };

describe('a long query is asked by its longest words first', () => {
  it('which are four; a short one is asked at once', () => {
    expect(tellingWords('banks brace outages quagga')).toBeUndefined();
    expect(tellingWords('banks brace for outages of their registers')).toBe('registers outages banks brace');
    expect(tellingWords('')).toBeUndefined();
  });

  it('without the quotation marks of a phrase, and without counting the mark of heads', () => {
    expect(tellingWords('"banks brace for no outages"')).toBe('outages banks brace for');
    expect(tellingWords('zqbank zqfor zqoutage zqno brace')).toBe('zqoutage brace zqbank zqfor');
  });
});

describe('an exact phrase', () => {
  it('is heavy by the words that many texts have, in whatever form', () => {
    expect(planPhrase('"the quagga"', words)).toEqual({ heavy: true, rare: '"quagga"' });
    expect(planPhrase('"AI desks of Supervisors left no quagga"', words)).toEqual({
      heavy: true,
      rare: '"left no quagga"',
    });
    expect(planPhrase('"of the market"', words)).toEqual({ heavy: true, rare: '' });
    expect(planPhrase('"a quagga"', words)).toEqual({ heavy: true, rare: '"quagga"' });
  });

  it('with many rarer words is told by four of them', () => {
    expect(planPhrase('"the first quagga seen alive here"', words).rare).toBe('"first quagga seen alive"');
  });

  it('is not by words that only begin like them, nor in a small library', () => {
    expect(planPhrase('"mark superv"', words)).toEqual({ heavy: false, rare: '"mark superv"' });
    expect(planPhrase('"the quagga"', { common: [], beginnings: [] }).heavy).toBe(false);
  });
});
