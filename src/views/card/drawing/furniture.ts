import type { Canvas } from '#views/card/drawing/canvas.ts';
import { box, type CardNode, column, drawing, line, row, shape } from '#views/card/drawing/element.ts';
import type { Faces } from '#views/card/drawing/faces.ts';
import { fontOf, oneLine } from '#views/card/drawing/text.ts';
import type { Theme } from '#views/card/drawing/theme.ts';
import type { CardModel } from '#views/card/model.ts';
import { site } from '#site.ts';

/** Sizes of the furniture, which grow with the canvas. */
export interface Scale {
  readonly name: number;
  readonly label: number;
}

export function scaleOf({ width, height }: Canvas): Scale {
  return width > height ? { name: 28, label: 25 } : { name: 34, label: 29 };
}

export const mastheadHeight = (scale: Scale) => Math.round(scale.name * 1.9);

/** The publisher's mark and name; to the right what the card is of. */
export function masthead(card: CardModel, theme: Theme, width: number, scale: Scale, faces: Faces): CardNode {
  const chips = [
    ...(card.mark ? [chip(card.mark.word, 'transparent', theme.alert, scale, theme.alert)] : []),
    ...(card.category && card.kind === 'note'
      ? [chip(site.categories[card.category].label, theme.accent, theme.onAccent, scale)]
      : []),
    ...(card.kind === 'brief' ? [chip(card.label, theme.accent, theme.onAccent, scale)] : []),
  ];
  const said = oneLine(card.label, faces, width / 3, scale.label, {}).lines[0] ?? '';
  // Beside a correction's mark a narrow card has no room for more; the description says it all.
  const crowded = card.mark && width < 1000;
  const label =
    card.kind === 'brief' || crowded
      ? []
      : [line(said, { ...fontOf('Sans'), fontSize: scale.label, color: theme.muted })];
  const name = line(site.name, { ...fontOf('SansBold'), fontSize: scale.name, color: theme.ink });
  return row({ width, justifyContent: 'space-between', alignItems: 'center', height: mastheadHeight(scale) }, [
    row({ alignItems: 'center', gap: scale.name * 0.55 }, [mark(Math.round(scale.name * 1.75), theme), name]),
    row({ alignItems: 'center', gap: 16 }, [...chips, ...label]),
  ]);
}

/** The rule and the address at the foot. The address stands bottom left, which X covers with the page's title. */
export function footing(theme: Theme, width: number, scale: Scale): CardNode {
  const small = { ...fontOf('Sans'), fontSize: scale.label, lineHeight: 1.2 };
  return column({ width, height: footHeight(scale), justifyContent: 'space-between' }, [
    box({ width, height: 2, backgroundColor: theme.rule }),
    line(new URL(site.url).host, { ...small, color: theme.muted }),
  ]);
}

/** What a card says at the right of its foot: its date, or for a brief the channel. */
export function footnote(text: string, theme: Theme, width: number, scale: Scale): CardNode {
  const bold = { ...fontOf('SansBold'), fontSize: scale.label, lineHeight: 1.2, color: theme.ink };
  const said = text ? [line(text, bold)] : [];
  return row({ width, height: footHeight(scale), justifyContent: 'flex-end', alignItems: 'flex-end' }, said);
}

const footHeight = (scale: Scale) => Math.round(scale.label * 1.95);

function chip(label: string, ground: string, ink: string, scale: Scale, border?: string): CardNode {
  return line(label.toUpperCase(), {
    ...fontOf('SansBold'),
    fontSize: scale.label * 0.86,
    letterSpacing: 1.5,
    color: ink,
    backgroundColor: ground,
    padding: `${scale.label * 0.24}px ${scale.label * 0.6}px`,
    borderRadius: 4,
    boxSizing: 'border-box',
    ...(border && { border: `2px solid ${border}` }),
  });
}

/** The publisher's mark, as in `components/Mark.astro`. */
function mark(size: number, theme: Theme): CardNode {
  const [plate, letter, rise] =
    theme.name === 'paper'
      ? [theme.ink, theme.ground, '#5cc3d9']
      : [theme.ink, theme.ground, theme.name === 'night' ? '#0b6a80' : theme.ground];
  return {
    type: 'svg',
    props: {
      width: size,
      height: size,
      viewBox: '0 0 64 64',
      style: { width: size, height: size },
      children: [
        shape('rect', { width: 64, height: 64, rx: 8, fill: plate }),
        shape('path', { d: 'M20 48V16h26v7H28v7h14v7H28v11z', fill: letter }),
        shape('path', { d: 'M38 49l6-7 4 4 7-9', fill: 'none', stroke: rise, 'stroke-width': 4 }),
      ],
    },
  };
}

/** A strip in the colour of the card across its top. */
export function strip(width: number, theme: Theme): CardNode {
  return drawing(width, 14, [shape('rect', { width, height: 14, fill: theme.accent })], {
    position: 'absolute',
    left: 0,
    top: 0,
  });
}
