import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { faceFiles } from '#adapters/card/drawing/font-files.ts';
import { facesFor, ideographsOf, withFallbacks } from '#adapters/card/drawing/fonts.ts';
import { line } from '#views/card/drawing/element.ts';
import { fontOf } from '#views/card/drawing/text.ts';
import type { Face } from '#views/card/drawing/faces.ts';
import { shippedCards, titles } from '../../support/cards.ts';

describe('the width of a word', () => {
  it.each(Object.keys(faceFiles) as Face[])('in %s is what shaping the whole word gives', async (face) => {
    const font = fontkit.create(readFileSync(faceFiles[face])) as fontkit.Font;
    const texts = [...(await shippedCards()).values()].flatMap(({ title, text }) => [title, text]);
    const words = new Set([...texts, ...titles.map(([, title]) => title)].join(' ').split(/\s+/));
    let compared = 0;
    const faces = facesFor('Chinese');
    for (const word of [...words, 'AVATAR', 'Ty', 'officer', 'fjord', 'shelfful'])
      if (faces.covers(face, word)) {
        compared += 1;
        expect(faces.measure(face, word), word).toBeCloseTo(font.layout(word).advanceWidth / font.unitsPerEm, 6);
      }
    expect(compared).toBeGreaterThan(300);
  });
});

describe('the fonts a text names', () => {
  const families = (text: string, beside = '') =>
    withFallbacks(line(text, fontOf('Display')), ideographsOf([text, beside])).props.style?.['fontFamily'];

  it('are its face, and others only for characters it lacks', () => {
    expect(families('Plain')).toBe('Display');
    expect(families('東京 Plain', 'ルール')).toBe('Display, Japanese');
    expect(families('هبوط 🚀')).toBe('Display, Arabic, Emoji');
  });

  it('draw all ideographs of a card in one font, in the language that its kana or hangul tell', () => {
    const chinese = '中国人工智能监管机构要求披露模型安全事件，市场反应平静';
    for (const part of [chinese, chinese.slice(0, 4), chinese.slice(-4)])
      expect(families(part, chinese)).toBe('Display, Chinese');
    for (const part of ['東京証券取引所', '生成AIの開示', '義務化へ'])
      expect(families(part, 'ルール')).toBe('Display, Japanese');
    // 発 is not written so in Chinese: that font lacks it, and lends the others of the text to nobody.
    expect(families('中国発')).toBe('Display, Chinese, Japanese');
  });
});
