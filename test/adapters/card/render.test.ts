import { renderAsync } from '@resvg/resvg-js';
import pixelmatch from 'pixelmatch';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { facesFor, MissingGlyph } from '#adapters/card/drawing/fonts.ts';
import { leanSvg } from '#adapters/card/drawing/lean.ts';
import { cardSvg, ideographsIn, renderCard } from '#adapters/card/drawing/render.ts';
import { canvases, cardSizes } from '#views/card/drawing/canvas.ts';
import { cardFront, cardGround } from '#views/card/drawing/layout.ts';
import type { CardChart } from '#views/card/chart-data.ts';
import type { CardModel } from '#views/card/model.ts';
import { noteModel, shippedCards, someRisk } from '../../support/cards.ts';

const chart: CardChart = {
  title: 'Capital spending of four companies',
  unit: 'bn',
  shape: 'time',
  points: [2023, 2024, 2025].map((year, i) => ({ name: String(year), value: 100 * (i + 1) })),
  marked: 2,
};
const kinds: Record<string, CardModel> = {
  risk: noteModel('A note with a risk', { risk: someRisk }),
  chart: noteModel('A note with a chart', { chart }),
  ranking: noteModel('A note with a ranking', { chart: { ...chart, shape: 'ranking', marked: 0 } }),
  both: noteModel('A note with both', { risk: someRisk, chart, mark: { word: 'Corrected', on: '1 May 2026' } }),
  figure: noteModel('A note with a number', { figure: { value: '≈3,000', label: 'files left publicly searchable' } }),
  plain: noteModel('A note with neither'),
  brief: {
    kind: 'brief',
    label: 'Morning Brief',
    title: 'The sentence of the day.',
    text: '',
    date: 'Monday 23 November 2026',
    lines: [1, 2, 3, 4, 5].map((n) => ({ text: `Story ${n}`, category: 'finance' })),
  },
  index: {
    kind: 'index',
    label: 'Category',
    category: 'markets',
    title: 'Markets',
    text: 'How risk is priced.',
    date: '',
    lines: [{ text: 'A headline' }],
  },
};

describe('lean SVG', () => {
  it.each(Object.entries(kinds))('draws what the full one draws: %s', async (name, card) => {
    const sizes = name === 'both' || name === 'brief' ? cardSizes : (['wide'] as const);
    const language = ideographsIn(card);
    const faces = facesFor(language);
    for (const size of sizes) {
      const { width, height } = canvases[size];
      for (const tree of [cardFront(card, size, faces), cardGround(card, size, faces)]) {
        const full = await cardSvg(tree, size, language);
        const lean = leanSvg(full);
        expect(/<mask|<image/.test(lean)).toBe(false);
        const [a, b] = await Promise.all(
          [full, lean].map((svg) => renderAsync(svg, { font: { loadSystemFonts: false } })),
        );
        expect(pixelmatch(onWhite(a?.pixels), onWhite(b?.pixels), undefined, width, height, { threshold: 0.1 })).toBe(
          0,
        );
      }
    }
  });

  it('keeps an image it does not understand', () => {
    const svg =
      '<svg><image x="0" y="0" width="10" height="10" href="data:image/svg+xml;utf8,%3Csvg viewBox=%220 0 10 20%22%3E%3Cg/%3E%3C/svg%3E"/></svg>';
    expect(leanSvg(svg)).toBe(svg);
  });

  it('keeps a mask that is used', () => {
    const svg = '<svg><mask id="a"><rect/></mask><mask id="b"><rect/></mask><g mask="url(#a)"/></svg>';
    expect(leanSvg(svg)).toBe('<svg><mask id="a"><rect/></mask><g mask="url(#a)"/></svg>');
  });
});

describe('a card', () => {
  it('has the same bytes on two runs, and its size', async () => {
    for (const size of cardSizes) {
      const model = kinds['both'] as CardModel;
      const [first, second] = [await renderCard(model, size), await renderCard(model, size)];
      expect(first.equals(second)).toBe(true);
      expect(await sharp(first).metadata()).toMatchObject({
        format: 'png',
        width: canvases[size].width,
        height: canvases[size].height,
      });
    }
  });

  it('is opaque, indexed, and stands on its ground: the edge has the colour of the theme', async () => {
    const png = await renderCard(kinds['plain'] as CardModel, 'wide');
    expect(await sharp(png).metadata()).toMatchObject({ hasAlpha: false, isPalette: true });
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(3);
    expect([...data.subarray(info.width * 3 * 300, info.width * 3 * 300 + 3)]).toEqual([0xfb, 0xf7, 0xf0]);
  });

  it('of every shipped entry weighs less than 300 KB', async () => {
    for (const [name, card] of await shippedCards())
      expect((await renderCard(card, 'wide')).length, name).toBeLessThan(300_000);
  }, 300_000);

  it('with a character that no font has is refused, by its name and code', async () => {
    await expect(renderCard(noteModel('भारत'), 'wide')).rejects.toThrow(MissingGlyph);
    await expect(renderCard(noteModel('भारत'), 'wide')).rejects.toThrow('U+092D');
    await expect(renderCard(noteModel('Plain', { text: 'A conclusion with ⁂ᚠ' }), 'wide')).rejects.toThrow(
      MissingGlyph,
    );
  });
});

/** Premultiplied pixels on white, since a transparent pixel has no colour to compare. */
function onWhite(pixels: Uint8Array | undefined): Buffer {
  const out = Buffer.from(pixels ?? []);
  for (let at = 0; at < out.length; at += 4) {
    const rest = 255 - (out[at + 3] ?? 0);
    for (const channel of [0, 1, 2]) out[at + channel] = (out[at + channel] ?? 0) + rest;
    out[at + 3] = 255;
  }
  return out;
}
