import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit, type Room } from '#views/card/drawing/fit.ts';
import { cleanText, isRightToLeft, pieces } from '#views/card/drawing/words.ts';

/** A face in which every sign is half as wide as it is high. */
const measure = (text: string) => [...text].length * 0.5;
const room: Room = { width: 600, height: 400, largest: 100, smallest: 40, leading: 1, maxLines: 5 };
const lines = (text: string, more: Partial<Room> = {}) => fit(cleanText(text), measure, { ...room, ...more });

describe('a fitted headline', () => {
  it('takes the largest size that fits', () => {
    expect(lines('One').size).toBe(100);
    expect(lines('A headline of the usual length on banks').size).toBeLessThan(100);
  });

  it('is balanced: lines differ less than when filled one after another', () => {
    const { lines: found } = lines('aaaa bbbb cccc dddd ee', { largest: 60, smallest: 60 });
    expect(found).toEqual(['aaaa bbbb', 'cccc dddd ee']);
  });

  it('leaves no word alone at the end when it can be helped', () => {
    const { lines: found } = lines('aaaaaa bbbbbb cccccc dd', { largest: 60, smallest: 60 });
    expect(found.at(-1)).toBe('cccccc dd');
  });

  it('does not end a line with an article', () => {
    const { lines: found } = lines('Banks ask for the name of a supplier now', { largest: 60, smallest: 60 });
    for (const line of found.slice(0, -1)) expect(line).not.toMatch(/ (?:the|a|of)$/);
  });

  it('keeps a number with what it counts, and a dash with the word before it', () => {
    for (const width of [300, 350, 400, 450, 500]) {
      const { lines: found } = lines('Rates — up by 2 December and USD 700bn gone', { width, largest: 40 });
      expect(found.join('|')).not.toMatch(/\b2\||USD\||^—|\|—/);
    }
  });

  it('cuts a word wider than the room with a hyphen, into parts about equally long', () => {
    const { lines: found, cut } = lines('a'.repeat(50), { largest: 60 });
    expect(cut).toBe(false);
    expect(found[0]?.endsWith('-')).toBe(true);
    expect(found.join('').replaceAll('-', '')).toBe('a'.repeat(50));
    expect((found.at(-1)?.length ?? 0) / (found[0]?.length ?? 1)).toBeGreaterThan(0.7);
  });

  it('ends in an ellipsis after a word that carries meaning when it is too long', () => {
    const { lines: found, cut } = lines('word and then the '.repeat(40));
    expect(cut).toBe(true);
    expect(found.at(-1)).toMatch(/(?:word|then)…$/);
  });

  it('is never wider or higher than its room, and loses nothing unless it says so', () => {
    const word = fc.stringMatching(/^[a-zäöß—-]{1,40}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
        const text = cleanText(words.join(' '));
        const { lines: found, size, cut } = fit(text, measure, room);
        for (const line of found) expect(measure(line) * size).toBeLessThanOrEqual(room.width);
        expect(found.length * size).toBeLessThanOrEqual(room.height);
        if (!cut) expect(found.join('').replace(/[ \u00a0-]/g, '')).toBe(text.replace(/[ \u00a0-]/g, ''));
      }),
      { numRuns: 300, seed: 8 },
    );
  });
});

describe('the text of a card', () => {
  it.each([
    ['AT&amp;T &mdash; &#8364;5&nbsp;bn &#x2013; &unknown;', 'AT&T — €5\u00a0bn – &unknown;'],
    ['The **one** `p` __figure__', 'The one p figure'],
    ['soft\u00adhyphen zero\u200bwidth', 'softhyphen zerowidth'],
    ["Europe's  banks\n now", 'Europe’s banks now'],
    ['5 * 3 and a_b', '5 * 3 and a_b'],
  ])('%j reads %j', (written, shown) => {
    expect(cleanText(written)).toBe(shown);
  });

  it('breaks Chinese and Japanese between words, never before a closing sign', () => {
    const found = pieces('中国监管机构要求，市场平静。').map((piece) => piece.text);
    expect(found.length).toBeGreaterThan(3);
    expect(found.join('')).toBe('中国监管机构要求，市场平静。');
    for (const piece of found) expect(piece).not.toMatch(/^[，。]/);
  });

  it('knows its direction by its first letter', () => {
    expect(isRightToLeft('هبوط Mythos')).toBe(true);
    expect(isRightToLeft('Mythos هبوط')).toBe(false);
    expect(isRightToLeft('2026 – שלום')).toBe(true);
  });
});
