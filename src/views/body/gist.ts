import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { firstSentence } from '#domain/prose.ts';

export interface Gist {
  /** Id of the section's heading; undefined before the first heading. */
  readonly section: string | undefined;
  readonly sentence: string;
}

/**
 * Marks the first sentence of the opening and of every section as its gist, and the rest of that paragraph as rest, so
 * that the stylesheet alone can show the note at three depths.
 * @param read gives the text of a tree without citation marks.
 */
export function markGists(root: Root, read: (root: Root) => string): { tree: Root; sentences: Gist[] } {
  const sentences: Gist[] = [];
  let section: string | undefined;
  let open = true;
  const children = root.children.map((node) => {
    if (node.type !== 'element') return node;
    if (node.tagName === 'h2') {
      section = String(node.properties['id'] ?? '');
      open = true;
    } else if (open && node.tagName === 'p') {
      open = false;
      const sentence = firstSentence(read({ type: 'root', children: [node] }));
      sentences.push({ section, sentence });
      return split(node, letters(sentence), read);
    }
    return node;
  });
  return { tree: { ...root, children }, sentences };
}

/** Letters are counted without spaces, which parsing and smart punctuation may have changed. */
function split(paragraph: Element, count: number, read: (root: Root) => string): Element {
  const gist: ElementContent[] = [];
  const rest: ElementContent[] = [];
  let left = count;
  for (const node of paragraph.children) {
    if (rest.length > 0) rest.push(node);
    else if (node.type === 'text' && left > 0) {
      const cut = cutAfter(node.value, left);
      left -= letters(node.value.slice(0, cut));
      gist.push({ type: 'text', value: node.value.slice(0, cut) });
      const tail = node.value.slice(cut);
      if (tail.trim()) rest.push({ type: 'text', value: tail });
      else if (tail) gist.push({ type: 'text', value: tail });
    } else if (
      left > 0 ||
      (node.type === 'element' && isCitation(node)) ||
      (node.type === 'text' && !node.value.trim())
    ) {
      gist.push(node);
      left -= letters(read({ type: 'root', children: [node] }));
    } else rest.push(node);
  }
  const parts = [
    h('span', { className: ['gist'] }, gist),
    ...(rest.length ? [h('span', { className: ['rest'] }, rest)] : []),
  ];
  return { ...paragraph, properties: { ...paragraph.properties, className: ['opens'] }, children: parts };
}

function cutAfter(text: string, count: number): number {
  let seen = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (seen >= count) return i;
    if (text[i]?.trim()) seen += 1;
  }
  return text.length;
}

function letters(text: string): number {
  return text.replace(/\s/g, '').length;
}

function isCitation(node: Element): boolean {
  return (node.properties['className'] as string[] | undefined)?.includes('cite') ?? false;
}
