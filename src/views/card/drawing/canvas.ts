import { cardSize } from '#views/card/model.ts';

/** The sizes a card comes in: every page names the wide one; square and story are drawn on demand. */
export const cardSizes = ['wide', 'square', 'story'] as const;
export type CardSize = (typeof cardSizes)[number];

/** A canvas in pixels with the margins that stay free of text. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly side: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Stories keep 250 px above and 340 px below free for the application's own buttons.
 * The values are those common among publishers; the platforms publish no binding ones.
 */
export const canvases: Record<CardSize, Canvas> = {
  wide: { ...cardSize, side: 64, top: 50, bottom: 32 },
  square: { width: 1080, height: 1080, side: 72, top: 74, bottom: 56 },
  story: { width: 1080, height: 1920, side: 72, top: 250, bottom: 340 },
};
