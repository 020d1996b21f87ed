import { box, type CardNode, drawing, shape } from '#views/card/drawing/element.ts';
import { strip } from '#views/card/drawing/furniture.ts';
import { decorationOpacity, type Theme } from '#views/card/drawing/theme.ts';
import type { CardModel } from '#views/card/model.ts';
import type { Canvas } from '#views/card/drawing/canvas.ts';
import { categoryIds } from '#site.ts';

/** Petals of the rosette per category, so that even without colour each has its own figure. */
const petals = [10, 6, 14, 18];
const housePetals = 8;

/** The ground of a card: colour, strip and sparse lines, the same for all cards of a theme, category and size. */
export function ground(card: Pick<CardModel, 'kind' | 'category'>, theme: Theme, { width, height }: Canvas): CardNode {
  const lines = theme.name === 'night' ? dawn(width, height) : rosette(width, height, petalsOf(card));
  const marks = lines.map((d) =>
    shape('path', {
      d,
      fill: 'none',
      stroke: theme.decoration,
      'stroke-width': 1.5,
      'stroke-opacity': decorationOpacity[theme.name],
    }),
  );
  return box({ width, height, backgroundColor: theme.ground, position: 'relative' }, [
    drawing(width, height, marks, { position: 'absolute', left: 0, top: 0 }),
    strip(width, theme),
  ]);
}

function petalsOf({ category }: Pick<CardModel, 'category'>): number {
  return (category && petals[categoryIds.indexOf(category)]) ?? housePetals;
}

/** The woven band of a banknote around the right edge: serious paper. Eight closed curves, no chance in them. */
function rosette(width: number, height: number, count: number): string[] {
  const reach = Math.min(width * 0.75, height);
  const curves = 8;
  return Array.from({ length: curves }, (_, curve) => {
    const points = Array.from({ length: 241 }, (_, i) => {
      const angle = (i / 240) * 2 * Math.PI;
      const radius = reach * (0.56 + 0.17 * Math.cos(count * angle + (curve / curves) * 2 * Math.PI));
      const x = width * 0.95 + radius * Math.cos(angle);
      return `${x.toFixed(1)} ${(height * 0.5 + radius * Math.sin(angle)).toFixed(1)}`;
    });
    return `M${points.join('L')}Z`;
  });
}

/** Arcs of a sun below the horizon: the brief comes before the day. */
function dawn(width: number, height: number): string[] {
  return Array.from({ length: 9 }, (_, ring) => {
    const radius = (0.16 + ring * 0.075) * Math.min(width, height * 1.2);
    const [cx, cy] = [width * 0.86, height * 1.02];
    return `M${(cx - radius).toFixed(1)} ${cy.toFixed(1)}A${radius.toFixed(1)} ${radius.toFixed(1)} 0 0 1 ${(cx + radius).toFixed(1)} ${cy.toFixed(1)}`;
  });
}
