import { isRightToLeft } from '#views/card/drawing/words.ts';

/** An element of a card, in the plain form satori takes; no React needed. */
export interface CardNode {
  readonly type: string;
  readonly props: {
    readonly style?: Style;
    readonly children?: readonly CardNode[] | string;
    readonly [attribute: string]: unknown;
  };
}
export type Style = Readonly<Record<string, string | number>>;

/** A box; satori 0.63 counts padding outside the width unless told otherwise. */
export function box(style: Style, children: readonly CardNode[] = []): CardNode {
  return { type: 'div', props: { style: { boxSizing: 'border-box', display: 'flex', ...style }, children } };
}

export const row = (style: Style, children: readonly CardNode[] = []) =>
  box({ flexDirection: 'row', ...style }, children);
export const column = (style: Style, children: readonly CardNode[] = []) =>
  box({ flexDirection: 'column', ...style }, children);

/** Text on one line: lines are broken by `fit.ts`, never by the renderer, so that what was measured is what is drawn. */
export function line(text: string, style: Style): CardNode {
  // Numbers stand where the words of their language want them, and Arabic letters keep their joins.
  const direction: Style = isRightToLeft(text) ? { direction: 'rtl', letterSpacing: 0 } : {};
  const all = { display: 'block', whiteSpace: 'nowrap', ...style, ...direction };
  return { type: 'div', props: { style: all, children: text } };
}

/** A drawing, in whole pixels (satori rounds boxes and would scale it). Shapes only: no ids, no clipping, nothing outside the view box (see `lean.ts`). */
export function drawing(width: number, height: number, shapes: readonly CardNode[], style: Style = {}): CardNode {
  return {
    type: 'svg',
    props: { width, height, viewBox: `0 0 ${width} ${height}`, style: { width, height, ...style }, children: shapes },
  };
}

export const shape = (type: string, attributes: Readonly<Record<string, string | number>>): CardNode => ({
  type,
  props: attributes,
});

/** Every text of a tree, for the check that each character can be drawn. */
export function textsOf(node: CardNode): string[] {
  const { children } = node.props;
  if (typeof children === 'string') return [children];
  return (children ?? []).flatMap(textsOf);
}
