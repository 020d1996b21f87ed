import { type Canvas, canvases, type CardSize } from '#views/card/drawing/canvas.ts';
import { box, type CardNode, column } from '#views/card/drawing/element.ts';
import type { Faces } from '#views/card/drawing/faces.ts';
import { footing, footnote, masthead, mastheadHeight, scaleOf } from '#views/card/drawing/furniture.ts';
import { ground } from '#views/card/drawing/ground.ts';
import { listLayout } from '#views/card/drawing/list-layout.ts';
import { noteLayout } from '#views/card/drawing/note-layout.ts';
import { themeOf } from '#views/card/drawing/theme.ts';
import type { CardModel } from '#views/card/model.ts';
import { site } from '#site.ts';

/** What only this card shows, as a tree of the canvas's size with a transparent ground. */
export function cardFront(card: CardModel, size: CardSize, faces: Faces): CardNode {
  const canvas = canvases[size];
  const theme = themeOf(card);
  const scale = scaleOf(canvas);
  const width = canvas.width - 2 * canvas.side;
  const content =
    card.kind === 'note' ? noteLayout(card, theme, canvas, faces) : listLayout(card, theme, canvas, faces);
  // A brief's date stands large over its sentence, not here.
  const said = card.kind === 'brief' ? site.telegram.handle : card.date;
  return page(canvas, [box({ width, height: mastheadHeight(scale) }), ...content, footnote(said, theme, width, scale)]);
}

/** What many cards share: ground, masthead and foot. Cards with the same `groundKey` share it. */
export function cardGround(card: CardModel, size: CardSize, faces: Faces): CardNode {
  const canvas = canvases[size];
  const theme = themeOf(card);
  const scale = scaleOf(canvas);
  const width = canvas.width - 2 * canvas.side;
  const furniture = [masthead(card, theme, width, scale, faces), footing(theme, width, scale)];
  return box({ width: canvas.width, height: canvas.height, position: 'relative' }, [
    ground(card, theme, canvas),
    box({ position: 'absolute', left: 0, top: 0 }, [page(canvas, furniture)]),
  ]);
}

export function groundKey({ kind, category, label, mark }: CardModel, size: CardSize): string {
  return [kind, category ?? 'house', label, mark?.word ?? '', size].join('/');
}

function page({ width, height, side, top, bottom }: Canvas, content: readonly CardNode[]): CardNode {
  const padding = `${top}px ${side}px ${bottom}px`;
  return column({ width, height, padding, justifyContent: 'space-between' }, content);
}
