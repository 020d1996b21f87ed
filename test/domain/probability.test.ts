import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likelihoodOf, likelihoodRanges, probabilityPhrase, probabilityWord } from '#domain/probability.ts';

describe('probability words', () => {
  it.each([
    [0.01, 'almost no chance'],
    [0.0499, 'almost no chance'],
    [0.05, 'very unlikely'],
    [0.199, 'very unlikely'],
    [0.2, 'unlikely'],
    [0.449, 'unlikely'],
    [0.45, 'roughly even chance'],
    [0.55, 'roughly even chance'],
    [0.551, 'likely'],
    [0.8, 'likely'],
    [0.801, 'very likely'],
    [0.95, 'very likely'],
    [0.951, 'almost certain'],
    [0.99, 'almost certain'],
  ])('%f is “%s”, the ends dealt out as ICD 203 leaves open', (p, word) => {
    expect(probabilityWord(p).word).toBe(word);
  });

  it('prints words and number together, inline', () => {
    expect(probabilityPhrase(0.68)).toBe('likely (55–80%), our estimate 68%');
    expect(probabilityPhrase(0.675)).toBe('likely (55–80%), our estimate 67.5%');
  });

  it('has a word for every probability, whose range holds it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (p) => {
        const { from, to } = probabilityWord(p);
        return from / 100 <= p && p <= to / 100;
      }),
    );
  });

  it('has no word for certainty', () => {
    for (const p of [0, 1, -0.1, NaN]) expect(() => probabilityWord(p)).toThrow(RangeError);
  });
});

describe('likelihood levels of NIST 800-30', () => {
  it('agrees with the table for every whole per cent', () => {
    for (let per = 1; per <= 99; per += 1) {
      const [from, to] = likelihoodRanges[likelihoodOf(per / 100)];
      expect(per >= from && per <= to, `${per}%`).toBe(true);
    }
  });

  it('never falls as the probability rises', () => {
    const order = Object.keys(likelihoodRanges);
    const p = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(p, p, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        return order.indexOf(likelihoodOf(low)) <= order.indexOf(likelihoodOf(high));
      }),
    );
  });
});
