import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facesFor } from '#adapters/card/drawing/fonts.ts';
import { cardSvg, ideographsIn } from '#adapters/card/drawing/render.ts';
import { canvases, type CardSize, cardSizes } from '#views/card/drawing/canvas.ts';
import { cardFront } from '#views/card/drawing/layout.ts';
import type { CardModel } from '#views/card/model.ts';
import { noteModel, someRisk, titles } from '../../support/cards.ts';

const word = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[A-Za-zäöüßéłşñΑ-ΡΣ-Ωα-ωА-яẤ-ỹ]{1,14}$/) },
  { weight: 2, arbitrary: fc.stringMatching(/^[A-Za-z]{15,60}$/) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('—', '–', '-', '&amp;', '…', '“AI”', '€5bn', '10\u00a0%', 'S&P', 'x/y', '(a)', '7.5%'),
  },
  { weight: 1, arbitrary: fc.constantFrom('東京証券取引所', '人工智能监管', '규제', 'هبوط', 'أسهم', '🚀', '👩‍💻', '🇩🇪') },
);
const title = fc
  .array(word, { minLength: 1, maxLength: 45 })
  .map((words) => words.join(' ').slice(0, 300).toWellFormed().replaceAll('\ufffd', '').trim() || 'A');

describe('500 random titles', () => {
  it('leave no box outside the canvas and no text outside the margins', async () => {
    const random = fc.sample(title, { numRuns: 500, seed: 8 });
    for (const [i, text] of random.entries())
      await inside(card(text, i), cardSizes[i % 10 === 0 ? 1 : i % 10 === 1 ? 2 : 0] ?? 'wide');
  }, 300_000);
});

describe('the golden titles', () => {
  it.each(titles)('%s stays inside at every size, with a panel and without', async (_name, text) => {
    for (const kind of [0, 1, 2, 3]) await inside(card(text, kind), 'wide');
    for (const size of ['square', 'story'] as const) await inside(card(text, 0), size);
  });
});

function card(text: string, i: number): CardModel {
  const lines = [text, 'A second story', 'A third'].map((line) => ({ text: line }));
  const variants: CardModel[] = [
    noteModel(text, { risk: someRisk, text }),
    noteModel(text, { text: text.repeat(2) }),
    { kind: 'brief', label: 'Morning Brief', title: text, text: '', date: 'Monday 23 November 2026', lines },
    { kind: 'index', label: 'Topic', title: [...text].slice(0, 40).join('').trim() || 'A', text, date: '', lines },
  ];
  return variants[i % variants.length] ?? noteModel(text);
}

async function inside(model: CardModel, size: CardSize): Promise<void> {
  const { width, height, side } = canvases[size];
  const outside: string[] = [];
  const language = ideographsIn(model);
  await cardSvg(cardFront(model, size, facesFor(language)), size, language, (box) => {
    // satori rounds each box to whole pixels.
    const margin = box.textContent ? side - 2 : -1;
    const within =
      box.left >= margin &&
      box.top >= -1 &&
      box.left + box.width <= width - margin &&
      box.top + box.height <= height + 1;
    if (!within) outside.push(`${box.textContent ?? 'box'} at ${box.left},${box.top} ${box.width}×${box.height}`);
  });
  expect(outside, `${size}: ${model.title}`).toEqual([]);
}
