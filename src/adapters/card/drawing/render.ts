import { renderAsync } from '@resvg/resvg-js';
import satori from 'satori';
import { facesFor, fontsFor, type Ideographs, ideographsOf, withFallbacks } from '#adapters/card/drawing/fonts.ts';
import { type Counted, countColours, indexed } from '#adapters/card/drawing/indexed.ts';
import { leanSvg } from '#adapters/card/drawing/lean.ts';
import { indexedPng } from '#adapters/card/drawing/png.ts';
import { canvases, type CardSize } from '#views/card/drawing/canvas.ts';
import { type CardNode, textsOf } from '#views/card/drawing/element.ts';
import { cardFront, cardGround, groundKey } from '#views/card/drawing/layout.ts';
import type { CardModel } from '#views/card/model.ts';

/** The picture of a card as PNG. The same model gives the same bytes, on every run. */
export async function renderCard(card: CardModel, size: CardSize): Promise<Buffer> {
  const { width, height } = canvases[size];
  const language = ideographsIn(card);
  const tree = cardFront(card, size, facesFor(language));
  const [ground, front] = await Promise.all([groundOf(card, size), rasterize(tree, size, language)]);
  // Counted and read without a pause between, so that cards in work at once share the room.
  const picture = indexed(countColours(front, ground, roomOf(front.length)));
  return indexedPng(picture, width, height);
}

let room = new Uint16Array();

function roomOf(pixels: number): Uint16Array<ArrayBuffer> {
  if (room.length !== pixels) room = new Uint16Array(pixels);
  return room;
}

/** The language of a card's ideographs, by all it says, even what its picture has no room for. */
export function ideographsIn(card: CardModel): Ideographs {
  return ideographsOf([JSON.stringify(card)]);
}

/** A tree as satori's SVG. `onNode` gets the place of every element, for the test that nothing leaves the canvas. */
export function cardSvg(
  tree: CardNode,
  size: CardSize,
  language: Ideographs,
  onNode?: (node: {
    left: number;
    top: number;
    width: number;
    height: number;
    textContent?: string | undefined;
  }) => void,
): Promise<string> {
  const { width, height } = canvases[size];
  return satori(withFallbacks(tree, language) as Parameters<typeof satori>[0], {
    width,
    height,
    fonts: fontsFor(textsOf(tree), language),
    loadAdditionalAsset: (_code, segment) => Promise.reject(new Error(`satori found no font for “${segment}”`)),
    // Glyphs as paths are the slow half, and a test of places does not need them.
    ...(onNode && { onNodeDetected: onNode, embedFont: false }),
  });
}

/** Pixels of a tree, one 32-bit number each (see `countColours`). */
async function rasterize(tree: CardNode, size: CardSize, language: Ideographs): Promise<Uint32Array> {
  const { pixels } = await renderAsync(leanSvg(await cardSvg(tree, size, language)), {
    font: { loadSystemFonts: false },
  });
  return new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.byteLength / 4);
}

const grounds = new Map<string, Promise<Counted>>();
/** 1.5 MB each at the wide size; a site has about twenty. */
const mostGrounds = 32;

/** A ground, made once per theme, category, label and size: it is most of the drawing. */
function groundOf(card: CardModel, size: CardSize): Promise<Counted> {
  const language = ideographsOf([card.label]);
  const key = groundKey(card, size);
  const known = grounds.get(key);
  if (known) return known;
  const made = rasterize(cardGround(card, size, facesFor(language)), size, language).then((pixels) =>
    countColours(pixels),
  );
  const [oldest] = grounds.keys();
  if (grounds.size >= mostGrounds && oldest !== undefined) grounds.delete(oldest);
  grounds.set(key, made);
  // A failure is told to those who wait for it, and not kept for those who come later.
  made.catch(() => grounds.delete(key));
  return made;
}
