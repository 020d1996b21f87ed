import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isLatin } from '#domain/lint/latin.ts';
import type { Manuscript } from '#domain/lint/manuscript.ts';
import { doubledWord } from '#domain/lint/rules/wording.ts';
import { vocabularyOf } from '#domain/lint/rules/spelling.ts';

/** As the rules have it for any script. Here it is tried on Latin texts, which take a quicker way. */
const word = /(?<![\p{L}\p{N}$@#/._\u2060-])\p{L}[\p{L}\p{M}]*(?:[’']\p{L}+)?(?![\p{N}@/_]|\.\p{L})/gu;
const twice = /(?<![\p{L}\p{N}’'-])(?=(\p{L}+))\1[ \n]+\1(?![\p{L}\p{N}’'-])/iu;

const latin1 = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));
const part = fc.oneof(
  fc.constantFrom(...latin1, ...'–—‘’“”…€\u2060\u200b', 'ß', 'µ', 'ÿ'),
  fc.constantFrom(
    ' the',
    'The ',
    "isn't ",
    ' the the ',
    'naïve',
    ' AI',
    'S&P 500',
    'e.g.',
    'a.b',
    'ha ha',
    'x²',
    '\n',
    ' ',
  ),
);
const text = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));

const manuscriptOf = (passage: string) =>
  ({ passages: [{ text: passage, at: (index: number) => ({ index }) }], waivers: [] }) as unknown as Manuscript;

it('finds in a Latin text the very words that the expression for any script finds', () => {
  fc.assert(
    fc.property(text, (one) => {
      expect(isLatin(one)).toBe(true);
      const wanted = (one.match(word) ?? [])
        .map((found) => found.replace(/[’']s$/, ''))
        .filter((found) => found.length > 2 && found !== found.toUpperCase());
      expect([...vocabularyOf(manuscriptOf(one))].sort()).toEqual(
        [...new Set(wanted.map((found) => found.toLowerCase()))].sort(),
      );
    }),
    { numRuns: 3000 },
  );
});

it('overlooks no doubled word of a Latin text', () => {
  fc.assert(
    fc.property(text, (one) => {
      const [first = '', second = ''] = twice.exec(one)?.[0].split(/\s+/) ?? [];
      // What the rule lets pass is not this test’s business.
      fc.pre(first !== '' && !/^\p{Lu}/u.test(second) && !/^(?:had|that|is|blah|very)$/i.test(first));
      expect([...doubledWord.find(manuscriptOf(one), {} as never)].length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
