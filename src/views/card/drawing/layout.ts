import { canvases, type CardSize } from '#views/card/drawing/canvas.ts';
import { type CardNode, box } from '#views/card/drawing/element.ts';
import type { Faces } from '#views/card/drawing/faces.ts';
import { ground } from '#views/card/drawing/ground.ts';
import { listLayout } from '#views/card/drawing/list-layout.ts';
import { noteLayout } from '#views/card/drawing/note-layout.ts';
import { themeOf } from '#views/card/drawing/theme.ts';
import type { CardModel } from '#views/card/model.ts';

/** What stands on the ground of a card, as a tree of the canvas's size with a transparent ground. */
export function cardFront(card: CardModel, size: CardSize, faces: Faces): CardNode {
  const canvas = canvases[size];
  const theme = themeOf(card);
  const { width, height, side, top, bottom } = canvas;
  const content =
    card.kind === 'note' ? noteLayout(card, theme, canvas, faces) : listLayout(card, theme, canvas, faces);
  return box(
    {
      width,
      height,
      padding: `${top}px ${side}px ${bottom}px`,
      flexDirection: 'column',
      justifyContent: 'space-between',
    },
    content,
  );
}

/** The ground of a card. Cards with the same `groundKey` share it. */
export function cardGround(card: CardModel, size: CardSize): CardNode {
  return ground(card, themeOf(card), canvases[size]);
}

export function groundKey(card: CardModel, size: CardSize): string {
  return `${card.kind}/${card.category ?? 'house'}/${size}`;
}
