import { type CardNode, column, line, row, type Style } from '#views/card/drawing/element.ts';
import { type Face, type Faces, measureFor, titleFace } from '#views/card/drawing/faces.ts';
import { fit, type Fitted, type Measure, type Room } from '#views/card/drawing/fit.ts';
import { cleanText, isRightToLeft } from '#views/card/drawing/words.ts';

/** A fitted text with what it takes to place it. */
export interface Block extends Fitted {
  readonly node: CardNode;
  /** Pixels. */
  readonly height: number;
}

/** A headline in the largest size its room allows. */
export function titleBlock(title: string, faces: Faces, room: Room, color: string): Block {
  const text = cleanText(title);
  const face = titleFace(text, faces);
  return block(text, face, fit(text, measureFor(face, text, faces), room), room, { color });
}

/** Running text at one size: as many whole sentences as the room holds, else the beginning and an ellipsis. */
export function textBlock(
  text: string,
  faces: Faces,
  {
    width,
    size,
    lines,
    leading = 1.36,
    face = 'Sans',
  }: { width: number; size: number; lines: number; leading?: number; face?: Face },
  style: Style,
): Block {
  const clean = cleanText(text);
  const room = { width, height: Infinity, largest: size, smallest: size, leading, maxLines: Math.max(1, lines) };
  const measure = measureFor(face, clean, faces);
  const whole = fit(clean, measure, room);
  return block(clean, face, (whole.cut && wholeSentences(clean, measure, room)) || whole, room, style);
}

/** One line that is cut with an ellipsis when it is wider than `width`. */
export function oneLine(
  text: string,
  faces: Faces,
  width: number,
  size: number,
  style: Style,
  face: Face = 'Sans',
): Block {
  return textBlock(text, faces, { width, size, lines: 1, leading: 1.3, face }, style);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Where a sentence begins with a name such as npm or xAI, for which the segmenter sees no beginning. */
const smallBeginning =
  /(?<=\p{Ll}{3}[.!?] )(?<!\b(?:approx|avg|dept|est|excl|govt|incl|intl|max|min|resp|vol)\. )(?=\p{Ll})/u;

/** The most sentences from the beginning that fit without a cut; undefined when not even the first does. */
function wholeSentences(text: string, measure: Measure, room: Room): Fitted | undefined {
  const parts = [...segmenter.segment(text)].flatMap(({ segment }) => segment.split(smallBeginning));
  for (let count = parts.length - 1; count > 0; count -= 1) {
    const fitted = fit(parts.slice(0, count).join('').trim(), measure, room);
    if (!fitted.cut) return fitted;
  }
  return undefined;
}

function block(text: string, face: Face, fitted: Fitted, room: Room, style: Style): Block {
  const rtl = isRightToLeft(text);
  const lineHeight = Math.round(fitted.size * room.leading);
  const place = { width: room.width, alignItems: rtl ? 'flex-end' : 'flex-start' };
  const lines = fitted.lines.map((one) =>
    setLine(one, {
      ...fontOf(face),
      fontSize: fitted.size,
      height: lineHeight,
      lineHeight: `${lineHeight}px`,
      ...(rtl && { direction: 'rtl' }),
      ...style,
    }),
  );
  return { ...fitted, node: column(place, lines), height: lineHeight * fitted.lines.length };
}

/**
 * A line; one with emoji word by word, because the renderer would draw the spaces beside them from the emoji font,
 * where they are as wide as a picture.
 */
function setLine(text: string, style: Style): CardNode {
  if (!/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(text)) return line(text, style);
  const words = text.split(' ').map((word) => line(word, style));
  return row({ gap: Number(style['fontSize']) * emojiSpace }, words);
}

/** The space of the faces, as a part of the font size. */
const emojiSpace = 0.25;

/** The face of a text. Fonts for what it lacks are the renderer's business. */
export function fontOf(face: Face): Style {
  return { fontFamily: face };
}
