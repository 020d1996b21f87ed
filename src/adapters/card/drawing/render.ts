import { type RenderedImage, renderAsync } from '@resvg/resvg-js';
import satori from 'satori';
import sharp from 'sharp';
import { cardFaces, fontsFor } from '#adapters/card/drawing/fonts.ts';
import { leanSvg } from '#adapters/card/drawing/lean.ts';
import { canvases, type CardSize } from '#views/card/drawing/canvas.ts';
import { type CardNode, textsOf } from '#views/card/drawing/element.ts';
import { cardFront, cardGround, groundKey } from '#views/card/drawing/layout.ts';
import type { CardModel } from '#views/card/model.ts';

// Cards are drawn three at a time, each once: threads and caches inside sharp would only take memory.
sharp.concurrency(1);
sharp.cache(false);

/** The picture of a card as PNG. The same model gives the same bytes, on every run. */
export async function renderCard(card: CardModel, size: CardSize): Promise<Buffer> {
  const { width, height } = canvases[size];
  const [ground, front] = await Promise.all([
    groundPixels(card, size),
    rasterize(cardFront(card, size, cardFaces), size),
  ]);
  const pixels = blend(ground, front.pixels);
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 7, adaptiveFiltering: false })
    .toBuffer();
}

/** A tree as satori's SVG. `onNode` gets the place of every element, for the test that nothing leaves the canvas. */
export function cardSvg(
  tree: CardNode,
  size: CardSize,
  onNode?: (node: {
    left: number;
    top: number;
    width: number;
    height: number;
    textContent?: string | undefined;
  }) => void,
): Promise<string> {
  const { width, height } = canvases[size];
  return satori(tree as Parameters<typeof satori>[0], {
    width,
    height,
    fonts: fontsFor(textsOf(tree)),
    loadAdditionalAsset: (_code, segment) => Promise.reject(new Error(`satori found no font for “${segment}”`)),
    // Glyphs as paths are the slow half, and a test of places does not need them.
    ...(onNode && { onNodeDetected: onNode, embedFont: false }),
  });
}

async function rasterize(tree: CardNode, size: CardSize): Promise<RenderedImage> {
  return renderAsync(leanSvg(await cardSvg(tree, size)), { font: { loadSystemFonts: false } });
}

const grounds = new Map<string, Promise<Uint8Array>>();

/** Opaque RGB pixels of a ground, made once per theme, category and size: it is most of the drawing. */
function groundPixels(card: CardModel, size: CardSize): Promise<Uint8Array> {
  const key = groundKey(card, size);
  const known = grounds.get(key);
  if (known) return known;
  const made = rasterize(cardGround(card, size), size).then(({ pixels }) => rgb(pixels));
  grounds.set(key, made);
  return made;
}

function rgb(rgba: Uint8Array): Uint8Array {
  const out = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    out[to] = rgba[from] ?? 0;
    out[to + 1] = rgba[from + 1] ?? 0;
    out[to + 2] = rgba[from + 2] ?? 0;
  }
  return out;
}

/** Source over destination. resvg's pixels are premultiplied: colour is added as it is, the ground is dimmed. */
function blend(ground: Uint8Array, front: Uint8Array): Uint8Array {
  const out = Uint8Array.from(ground);
  for (let from = 0, to = 0; from < front.length; from += 4, to += 3) {
    const alpha = front[from + 3] ?? 0;
    if (alpha === 0) continue;
    const rest = 255 - alpha;
    out[to] = (front[from] ?? 0) + Math.round(((ground[to] ?? 0) * rest) / 255);
    out[to + 1] = (front[from + 1] ?? 0) + Math.round(((ground[to + 1] ?? 0) * rest) / 255);
    out[to + 2] = (front[from + 2] ?? 0) + Math.round(((ground[to + 2] ?? 0) * rest) / 255);
  }
  return out;
}
