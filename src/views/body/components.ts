import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { words } from '#edition.ts';
import type { Source } from '#domain/source.ts';
import { chartFigure } from '#views/body/chart.ts';
import type { ComponentName } from '#views/body/vocabulary.ts';

/** A file beside a note, ready for use on a page. */
export type Asset =
  | { readonly kind: 'data'; readonly href: string; readonly text: string }
  | { readonly kind: 'image'; readonly href: string; readonly width: number; readonly height: number };

/** What a component may know besides its attributes and children. */
export interface ComponentContext {
  /** Numbers a citation in reading order and returns the reference mark. */
  cite(id: string): Element;
  source(id: string): Source | undefined;
  asset(src: string): Asset | undefined;
}

export type Attributes = ReadonlyMap<string, string>;
type Render = (attributes: Attributes, children: ElementContent[], context: ComponentContext) => ElementContent[];

/** How each component of the vocabulary looks in HTML; attributes were checked before. */
export const components: Record<ComponentName, Render> = {
  Callout: (attributes, children) => {
    const kind = attributes.get('kind') ?? 'note';
    const title = attributes.get('title');
    return [
      h('div', { className: ['callout', `callout-${kind}`], role: 'note' }, [
        ...(title ? [h('p', { className: ['callout-title'] }, title)] : []),
        ...children,
      ]),
    ];
  },
  Cite: (attributes, _, context) => idsOf(attributes.get('id')).map((id) => context.cite(id)),
  Chart: (attributes, _, context) => chartFigure(attributes, context),
  DataTable: (attributes, children, context) => [
    h('figure', { className: ['data-table'] }, [
      h('figcaption', attributes.get('caption') ?? ''),
      ...children,
      ...sourceLine(attributes.get('source'), context),
    ]),
  ],
  Figure: (attributes, _, context) => {
    const asset = context.asset(attributes.get('src') ?? '');
    const size = asset?.kind === 'image' ? { width: asset.width, height: asset.height } : {};
    return [
      h('figure', { className: ['picture'] }, [
        h('img', { src: asset?.href, alt: attributes.get('alt'), ...size, loading: 'lazy', decoding: 'async' }),
        h('figcaption', attributes.get('caption') ?? ''),
        ...sourceLine(attributes.get('source'), context),
      ]),
    ];
  },
  PullQuote: (attributes, children) => {
    const cite = attributes.get('cite');
    return [
      h('figure', { className: ['pull-quote'] }, [h('blockquote', children), ...(cite ? [h('figcaption', cite)] : [])]),
    ];
  },
  Sidenote: (_, children) => [h('span', { className: ['sidenote'], role: 'note' }, inline(children))],
};

/** “Source: Publisher¹; Publisher²” under a figure or table. */
export function sourceLine(value: string | undefined, context: ComponentContext): Element[] {
  const ids = idsOf(value);
  if (ids.length === 0) return [];
  const parts = ids.flatMap((id, i) => [
    ...(i > 0 ? ['; '] : []),
    context.source(id)?.publisher ?? id,
    context.cite(id),
  ]);
  return [
    h('p', { className: ['figure-source'] }, ids.length > 1 ? words.note.sourcesOf : words.note.source, ...parts),
  ];
}

function idsOf(value: string | undefined): string[] {
  return (value ?? '').split(/[\s,]+/).filter(Boolean);
}

/** Paragraphs cannot stand inside a sentence: keep their contents. */
function inline(children: ElementContent[]): ElementContent[] {
  return children.flatMap((child) => (child.type === 'element' && child.tagName === 'p' ? child.children : [child]));
}
