import type { Element, ElementContent, RootContent } from 'hast';
import { toString } from 'hast-util-to-string';
import type { Body } from '#views/body/render.ts';

/** A note's text as plain Markdown (GFM tables, footnotes for citations), from the tree its page is made of. */
export function bodyMarkdown(body: Body, page: string): string {
  return blocks(body.tree.children, page).join('\n\n');
}

function blocks(nodes: readonly RootContent[], page: string): string[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return node.type === 'text' && node.value.trim() ? [escape(node.value.trim())] : [];
    return block(node, page);
  });
}

function block(node: Element, page: string): string[] {
  const heading = /^h([2-6])$/.exec(node.tagName)?.[1];
  if (heading) return [`${'#'.repeat(Number(heading))} ${inline(node.children, page)}`];
  switch (node.tagName) {
    case 'svg':
    case 'summary':
      return [];
    case 'p':
      return [inline(node.children, page)];
    case 'figcaption':
      return [`**${inline(node.children, page).replaceAll('**', '')}**`];
    case 'blockquote':
      return [quote(blocks(node.children, page).join('\n\n'))];
    case 'ul':
    case 'ol':
      return [list(node, page)];
    case 'table':
      return [table(node, page)];
    case 'img':
      return [inline([node], page)];
    case 'pre':
      return [`\`\`\`\n${toString(node).trimEnd()}\n\`\`\``];
    case 'hr':
      return ['---'];
    default:
      // A callout is set off like a quotation; other boxes only hold blocks.
      return className(node).includes('callout')
        ? [quote(blocks(node.children, page).join('\n\n'))]
        : hasBlocks(node)
          ? blocks(node.children, page)
          : [inline(node.children, page)];
  }
}

function inline(nodes: readonly ElementContent[], page: string): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return escape(node.value.replace(/\s+/g, ' '));
      if (node.type !== 'element') return '';
      const inner = inline(node.children, page);
      if (className(node).includes('cite')) return `[^${toString(node).trim()}]`;
      switch (node.tagName) {
        case 'strong':
          return `**${inner}**`;
        case 'em':
          return `*${inner}*`;
        case 'code':
          return `\`${toString(node)}\``;
        case 'br':
          return '\\\n';
        case 'a':
          return `[${inner}](${new URL(String(node.properties['href'] ?? ''), page).href})`;
        case 'img':
          return `![${escape(String(node.properties['alt'] ?? ''))}](${new URL(String(node.properties['src']), page).href})`;
        default:
          return className(node).includes('sidenote') ? ` (${inner.trim()})` : inner;
      }
    })
    .join('')
    .trimStart();
}

function list(node: Element, page: string): string {
  const items = node.children.filter((child): child is Element => child.type === 'element');
  return items
    .map((item, i) => {
      const mark = node.tagName === 'ol' ? `${i + 1}. ` : '- ';
      const text = hasBlocks(item) ? blocks(item.children, page).join('\n\n') : inline(item.children, page);
      return mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`);
    })
    .join('\n');
}

function table(node: Element, page: string): string {
  const rows = descendants(node, 'tr').map((row) =>
    row.children
      .filter((cell): cell is Element => cell.type === 'element')
      .map((cell) => inline(cell.children, page).trim().replaceAll('|', '\\|') || ' '),
  );
  const [head = [], ...rest] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rest.map(line)].join('\n');
}

function descendants(node: Element, tag: string): Element[] {
  return node.children.flatMap((child) =>
    child.type !== 'element' ? [] : child.tagName === tag ? [child] : descendants(child, tag),
  );
}

function hasBlocks(node: Element): boolean {
  return node.children.some(
    (child) =>
      child.type === 'element' && /^(?:p|ul|ol|table|blockquote|figure|div|pre|h\d|details)$/.test(child.tagName),
  );
}

function className(node: Element): string[] {
  return (node.properties['className'] as string[] | undefined) ?? [];
}

function quote(text: string): string {
  return text.replace(/^/gm, '> ').replace(/^> $/gm, '>');
}

function escape(text: string): string {
  return text.replace(/[\\*_[\]<`]/g, '\\$&');
}
