import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { h } from 'hastscript';
import { toHtml } from 'hast-util-to-html';
import { words } from '#edition.ts';
import type { Source } from '#domain/source.ts';
import { type Asset, type ComponentContext, components } from '#views/body/components.ts';
import { markGists } from '#views/body/gist.ts';
import type { BodyNode, MdxNode } from '#views/body/parse.ts';
import type { ComponentName } from '#views/body/vocabulary.ts';

export interface Heading {
  readonly id: string;
  readonly text: string;
  readonly depth: number;
}

/** A source as the text cites it: its number in reading order and the marks that lead to it. */
export interface Citation {
  readonly source: Source;
  readonly number: number;
  readonly marks: readonly string[];
}

/** A note's text, made once and used by the page, the feeds, the twins and the search record. */
export interface Body {
  readonly tree: Root;
  /** Headings of level 2 and 3, in order. */
  readonly headings: readonly Heading[];
  /** All sources: the cited in reading order, then the others. */
  readonly citations: readonly Citation[];
  /** First sentence of each section: the three-minute version. */
  readonly digest: readonly { readonly heading: Heading; readonly sentence: string }[];
}

/** Turns a checked tree into the HTML tree that readers get. Pure: assets and sources come in. */
export function renderBody(tree: Root, sources: readonly Source[], assets: ReadonlyMap<string, Asset>): Body {
  const numbering = citationNumbers(sources);
  const context: ComponentContext = {
    cite: numbering.cite,
    source: (id) => sources.find((one) => one.id === id),
    asset: (src) => assets.get(src),
  };
  const slugger = new GithubSlugger();
  const headings: Heading[] = [];
  let tables = 0;
  const children = convert(tree.children as BodyNode[]);
  const root: Root = { type: 'root', children };
  const gists = markGists(root, plainText);
  return {
    tree: gists.tree,
    headings,
    citations: numbering.list(),
    digest: gists.sentences.flatMap(({ section, sentence }) => {
      const heading = headings.find((one) => one.id === section);
      return heading ? [{ heading, sentence }] : [];
    }),
  };

  function convert(nodes: readonly BodyNode[]): ElementContent[] {
    return nodes.flatMap((node, i) => {
      if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') return component(node as MdxNode);
      if (node.type === 'element') return [element(node)];
      if (node.type !== 'text') return [];
      // A citation mark stands at its word, whether or not the editor typed a space before it.
      return [{ type: 'text', value: isCite(nodes[i + 1]) ? node.value.replace(/[^\S\u00a0]+$/, '') : node.value }];
    });
  }

  function component(node: MdxNode): ElementContent[] {
    const attributes = new Map((node.attributes ?? []).map((one) => [one.name ?? '', String(one.value ?? '')]));
    const rendered = components[node.name as ComponentName](attributes, convert(node.children ?? []), context);
    const alone = node.type === 'mdxJsxFlowElement' && (node.name === 'Cite' || node.name === 'Sidenote');
    return alone ? [h('p', rendered)] : rendered;
  }

  function element(node: Element): Element {
    const inner = convert(node.children as BodyNode[]);
    const { style, ...properties } = node.properties;
    const copy: Element = { type: 'element', tagName: node.tagName, properties, children: inner };
    const depth = Number(/^h([23])$/.exec(node.tagName)?.[1] ?? 0);
    if (depth && properties['id'] !== 'footnote-label') {
      const text = plainText({ type: 'root', children: inner });
      const heading = { id: slugger.slug(text), text, depth };
      headings.push(heading);
      return { ...copy, properties: { ...properties, id: heading.id } };
    }
    if (node.tagName === 'table') return scrollable(copy, (tables += 1));
    // GFM aligns cells with a style attribute, which the Content-Security-Policy refuses; a class says the same.
    if (typeof style === 'string' && /right|center/.test(style))
      return { ...copy, properties: { ...properties, className: [style.includes('right') ? 'num' : 'mid'] } };
    if (node.tagName === 'a' && /^https?:/.test(String(properties['href'])))
      return { ...copy, properties: { ...properties, rel: ['noopener'] } };
    if (node.tagName === 'img') return picture(copy);
    return copy;
  }

  function picture(img: Element): Element {
    const asset = assets.get(String(img.properties['src']));
    if (asset?.kind !== 'image') return img;
    const { href: src, width, height } = asset;
    return { ...img, properties: { ...img.properties, src, width, height, loading: 'lazy', decoding: 'async' } };
  }
}

function isCite(node: BodyNode | undefined): boolean {
  return node?.type === 'mdxJsxTextElement' && (node as MdxNode).name === 'Cite';
}

/** HTML of a body for its page. */
export function bodyHtml(body: Body): string {
  return toHtml(body.tree);
}

/** In a text, what these hold does not touch what follows. */
const apart = /^(?:p|li|td|th|h\d|tr|figcaption|div)$/;

/** The text of a tree without citation marks. */
export function plainText(root: Root): string {
  let text = '';
  const read = (node: RootContent): void => {
    if (node.type === 'text') text += node.value;
    if (node.type !== 'element' || node.tagName === 'svg' || classes(node)?.includes('cite')) return;
    for (const child of node.children) read(child);
    if (apart.test(node.tagName)) text += ' ';
  };
  for (const node of root.children) read(node);
  return text.replace(/\s+/g, ' ').trim();
}

function classes({ properties }: Element): string[] | undefined {
  return properties['className'] as string[] | undefined;
}

function citationNumbers(sources: readonly Source[]) {
  const marks = new Map<string, string[]>();
  return {
    cite(id: string): Element {
      const list = marks.get(id) ?? [];
      marks.set(id, list);
      const mark = `cite-${id}-${list.length + 1}`;
      list.push(mark);
      const number = [...marks.keys()].indexOf(id) + 1;
      const publisher = sources.find((one) => one.id === id)?.publisher ?? id;
      const label = words.note.sourceMark(number, publisher);
      return h(
        'sup',
        { className: ['cite'] },
        h('a', { href: `#source-${id}`, id: mark, ariaLabel: label }, String(number)),
      );
    },
    list(): Citation[] {
      const order = [...marks.keys(), ...sources.map((one) => one.id).filter((id) => !marks.has(id))];
      return order.flatMap((id, i) => {
        const source = sources.find((one) => one.id === id);
        return source ? [{ source, number: i + 1, marks: marks.get(id) ?? [] }] : [];
      });
    },
  };
}

/** A table scrolls within itself, and by keyboard (WCAG 2.1.1). */
function scrollable(table: Element, number: number): Element {
  const label = words.note.table(number);
  return h('div', { className: ['table-scroll'], role: 'region', tabIndex: 0, ariaLabel: label }, table);
}
