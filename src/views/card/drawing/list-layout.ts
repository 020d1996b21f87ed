import type { Canvas } from '#views/card/drawing/canvas.ts';
import { box, type CardNode, column, line, row } from '#views/card/drawing/element.ts';
import type { Faces } from '#views/card/drawing/faces.ts';
import { fontOf, oneLine, textBlock, titleBlock } from '#views/card/drawing/text.ts';
import { nightAccents, type Theme } from '#views/card/drawing/theme.ts';
import type { CardModel } from '#views/card/model.ts';

/** A brief (date, sentence of the day, stories) or a page that lists notes (name, what it is, latest headlines). */
export function listLayout(card: CardModel, theme: Theme, canvas: Canvas, faces: Faces): CardNode[] {
  const width = canvas.width - 2 * canvas.side;
  const wide = canvas.width > canvas.height;
  const gap = wide ? 20 : 44;
  const height = canvas.height - canvas.top - canvas.bottom - (wide ? 134 : 190);
  return [
    column({ width, height, justifyContent: 'center', gap }, body(card, theme, { width, height, wide, gap }, faces)),
  ];
}

/** Lines of the list that a long headline may push out, down to this many. */
const fewestLines = 3;

function body(card: CardModel, theme: Theme, place: Place, faces: Faces): CardNode[] {
  const { width, height, wide, gap } = place;
  const size = wide ? 28 : 33;
  const lineHeight = Math.round(size * (wide ? 1.43 : 2.1));
  const lines = card.lines ?? [];
  const bold = { ...fontOf('SansBold'), fontSize: size, lineHeight: `${lineHeight}px`, height: lineHeight };
  const day = card.kind === 'brief' && card.date ? [line(card.date, { ...bold, color: theme.accent })] : [];
  let left = height - day.length * (lineHeight + gap);
  const textLeading = 1.4;
  const forText = card.text ? 2 * size * textLeading + gap : 0;
  const forLines =
    lines.length > 0 ? (wide ? Math.min(lines.length, fewestLines) : lines.length) * lineHeight + gap : 0;
  // Five stories leave room for a headline of two lines; a page's own name may be larger.
  const largest = !wide ? 104 : lines.length > fewestLines ? 54 : card.kind === 'brief' ? 68 : 92;
  const room = {
    width,
    height: left - forText - forLines,
    largest,
    smallest: 42,
    leading: 1.1,
    maxLines: wide ? 3 : 6,
  };
  // Two lines leave room for every story; a third is taken only by a headline that needs it.
  const short = titleBlock(card.title, faces, { ...room, maxLines: 2 }, theme.ink);
  const title =
    wide && lines.length > fewestLines && !short.cut ? short : titleBlock(card.title, faces, room, theme.ink);
  left -= title.height;
  const shown = lines.slice(0, Math.max(0, Math.floor((left - forText - gap) / lineHeight)));
  if (shown.length > 0) left -= shown.length * lineHeight + gap;
  const textLines = Math.max(1, Math.min(3, Math.floor((left - gap) / (size * textLeading))));
  const text = { width, size, lines: textLines, leading: textLeading };
  return [
    ...day,
    title.node,
    ...(card.text ? [textBlock(card.text, faces, text, { color: theme.muted }).node] : []),
    ...(shown.length > 0 ? [list(shown, theme, width, size, lineHeight, faces)] : []),
  ];
}

interface Place {
  readonly width: number;
  readonly height: number;
  readonly wide: boolean;
  readonly gap: number;
}

function list(
  lines: NonNullable<CardModel['lines']>,
  theme: Theme,
  width: number,
  size: number,
  lineHeight: number,
  faces: Faces,
): CardNode {
  const dot = Math.round(size * 0.5);
  const gap = dot;
  return column(
    { width },
    lines.map(({ text, category }) =>
      row({ width, height: lineHeight, alignItems: 'center', gap }, [
        box({
          width: dot,
          height: dot,
          backgroundColor: category && theme.name === 'night' ? nightAccents[category] : theme.accent,
        }),
        oneLine(text, faces, width - dot - gap, size, { color: theme.ink }).node,
      ]),
    ),
  );
}
