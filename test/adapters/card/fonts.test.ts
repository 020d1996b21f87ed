import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { faceFiles } from '#adapters/card/drawing/font-files.ts';
import { cardFaces, withFallbacks } from '#adapters/card/drawing/fonts.ts';
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
    for (const word of [...words, 'AVATAR', 'Ty', 'officer', 'fjord', 'shelfful'])
      if (cardFaces.covers(face, word)) {
        compared += 1;
        expect(cardFaces.measure(face, word), word).toBeCloseTo(font.layout(word).advanceWidth / font.unitsPerEm, 6);
      }
    expect(compared).toBeGreaterThan(300);
  });
});

describe('the fonts a text names', () => {
  const families = (text: string) => withFallbacks(line(text, fontOf('Display'))).props.style?.['fontFamily'];

  it('are its face, and others only for characters it lacks', () => {
    expect(families('Plain')).toBe('Display');
    expect(families('東京 Plain')).toBe('Display, Japanese');
    expect(families('هبوط 🚀')).toBe('Display, Arabic, Emoji');
  });
});
