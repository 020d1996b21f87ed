import type { Canvas } from '#views/card/drawing/canvas.ts';
import { box, type CardNode, column, row } from '#views/card/drawing/element.ts';
import type { Faces } from '#views/card/drawing/faces.ts';
import { chartPanel, figurePanel, type PanelSize, riskPanel } from '#views/card/drawing/panel.ts';
import { textBlock, titleBlock } from '#views/card/drawing/text.ts';
import type { Theme } from '#views/card/drawing/theme.ts';
import type { CardModel } from '#views/card/model.ts';

/** A note: headline and conclusion, and one thing to see at a glance (its risk, its chart or its number). */
export function noteLayout(card: CardModel, theme: Theme, canvas: Canvas, faces: Faces): CardNode[] {
  return canvas.width > canvas.height ? wide(card, theme, canvas, faces) : tall(card, theme, canvas, faces);
}

function wide(card: CardModel, theme: Theme, canvas: Canvas, faces: Faces): CardNode[] {
  const inner = canvas.width - 2 * canvas.side;
  const height = 408;
  const [panel] = panels(card, theme, { width: 332, height, padding: 24, text: 23 }, faces);
  const width = panel ? inner - 332 - 40 : inner;
  return [
    row({ width: inner, height, justifyContent: 'space-between', alignItems: 'center' }, [
      words(card, theme, faces, { width, height, largest: panel ? 84 : 100, smallest: 44, text: 27 }),
      ...(panel ? [panel] : []),
    ]),
  ];
}

function tall(card: CardModel, theme: Theme, canvas: Canvas, faces: Faces): CardNode[] {
  const inner = canvas.width - 2 * canvas.side;
  const story = canvas.height > canvas.width;
  const count = story && card.risk && card.chart ? 2 : 1;
  const panelHeight = !story ? 350 : count === 2 ? 380 : 520;
  const shown = panels(card, theme, { width: inner, height: panelHeight, padding: 32, text: 29 }, faces).slice(
    0,
    story ? 2 : 1,
  );
  const free = canvas.height - canvas.top - canvas.bottom - 200 - shown.length * (panelHeight + 30);
  return [
    words(card, theme, faces, { width: inner, height: free, largest: story ? 112 : 92, smallest: 48, text: 34 }),
    ...shown,
  ];
}

function panels(card: CardModel, theme: Theme, size: PanelSize, faces: Faces): CardNode[] {
  return [
    ...(card.risk ? [riskPanel(card.risk, theme, size)] : []),
    ...(card.chart ? [chartPanel(card.chart, theme, size, faces)] : []),
    ...(card.figure ? [figurePanel(card.figure, theme, size, faces)] : []),
  ];
}

interface WordsRoom {
  readonly width: number;
  readonly height: number;
  readonly largest: number;
  readonly smallest: number;
  readonly text: number;
}

/** Lines of the conclusion that are kept free for it, however long the headline. */
const reserved = 3;
const leading = 1.36;

function words(card: CardModel, theme: Theme, faces: Faces, room: WordsRoom): CardNode {
  const { width, height, largest, smallest, text } = room;
  const gap = 26;
  const titleRoom = {
    width,
    height: height - reserved * text * leading - gap,
    largest,
    smallest,
    leading: 1.08,
    maxLines: 5,
  };
  const title = titleBlock(card.title, faces, titleRoom, theme.ink);
  const bar = { width: 6, gap: 20 };
  // Lines of the headline are set at whole pixels: what that adds must not cost the conclusion a line.
  const lines = Math.max(reserved, Math.floor((height - title.height - gap) / (text * leading)));
  const takeaway = textBlock(
    card.text,
    faces,
    { width: width - bar.width - bar.gap, size: text, lines, leading },
    { color: theme.muted },
  );
  return column({ width, gap, justifyContent: 'center' }, [
    title.node,
    row({ width, gap: bar.gap }, [
      box({ width: bar.width, height: takeaway.height, backgroundColor: theme.accent }),
      takeaway.node,
    ]),
  ]);
}
