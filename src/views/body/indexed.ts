import type { Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'hast-util-to-string';
import { indexText } from '#domain/search-text.ts';
import type { Body } from '#views/body/render.ts';

/** Cells and items touch in HTML; in an index they are separate words. */
const apart = /^(?:td|th|li|figcaption|p|div)$/;

/** A body without what is no text of it: citation marks, drawings, and links to download data. */
export function indexedHtml(body: Body): string {
  const kept = (node: RootContent): RootContent[] => {
    if (node.type === 'text') return [{ ...node, value: indexText(node.value) }];
    // A drawing repeats its table, which is read instead.
    if (node.type !== 'element' || node.tagName === 'svg' || node.tagName === 'summary') return [];
    const classes = (node.properties['className'] ?? []) as string[];
    if (classes.includes('cite') || classes.includes('figure-data')) return [];
    const children = node.children.flatMap((child) => kept(child) as typeof node.children);
    return [{ ...node, children: apart.test(node.tagName) ? [...children, { type: 'text', value: ' ' }] : children }];
  };
  const root: Root = { type: 'root', children: body.tree.children.flatMap(kept) };
  return toString(root).trim() ? toHtml(root) : '';
}
