import type { ElementContent, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Body } from '#views/body/render.ts';

/**
 * HTML of a body for places without our stylesheet and script: feeds, exports, the search record. Drawings go (their
 * table stays, opened), and what only the page's layout needs is taken off.
 * @param page address of the note's page; with it every address becomes absolute.
 */
export function portableHtml(body: Body, page?: string): string {
  return toHtml({ type: 'root', children: body.tree.children.flatMap((node) => portable(node, page)) });
}

/** Properties that mean something only with our stylesheet. */
const ofThePage = new Set(['role', 'tabIndex', 'ariaLabel', 'className']);

function portable(node: RootContent, page: string | undefined): RootContent[] {
  if (node.type !== 'element') return [node];
  const { tagName } = node;
  if (tagName === 'svg' || tagName === 'summary') return [];
  const children = node.children.flatMap((child) => portable(child, page)) as ElementContent[];
  const names = (node.properties['className'] as string[] | undefined) ?? [];
  if (tagName === 'details' || names.some((name) => ['gist', 'rest', 'table-scroll'].includes(name))) return children;
  const kept = Object.fromEntries(Object.entries(node.properties).filter(([name]) => !ofThePage.has(name)));
  if (page)
    for (const name of ['href', 'src'])
      if (typeof kept[name] === 'string')
        kept[name] = kept[name].startsWith('#') ? page + kept[name] : new URL(kept[name], page).href;
  return [{ ...node, properties: kept, children }];
}
