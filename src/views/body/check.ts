import { nearest } from '#domain/nearest.ts';
import type { Problem, ProblemCode } from '#domain/problem.ts';
import type { BodyNode, MdxNode } from '#views/body/parse.ts';
import { allowedNames, componentNames, specOf } from '#views/body/vocabulary.ts';

/** What the text may refer to. */
export interface BodyFacts {
  readonly file: string;
  readonly sourceIds: readonly string[];
}

/** Every place in a parsed text that a note may not contain, with its line and what to write instead. */
export function checkBody(tree: BodyNode, facts: BodyFacts): Problem[] {
  const problems: Problem[] = [];
  let level = 1;
  const report = (node: BodyNode, code: ProblemCode, args: Record<string, string> = {}) => {
    const { line = 1, column = 1 } = (node as MdxNode).position?.start ?? {};
    problems.push({ code, file: facts.file, line, column, path: '', args });
  };
  const visit = (node: BodyNode): void => {
    if (node.type === 'mdxjsEsm') report(node, 'code-in-note', esm(node.value ?? ''));
    else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression')
      report(node, 'code-in-note', {
        what: 'an {expression}',
        hint: 'To show braces, put a backslash before each: \\{ and \\}.',
      });
    else if (node.type === 'raw') {
      const html = (node as MdxNode).value ?? '';
      const tag = rawTag(html);
      if (html.startsWith('</')) return;
      if (specOf(tag))
        report(node, 'code-in-note', {
          what: `<${tag}> in a .md file`,
          hint: 'Rename the file to .mdx to use components.',
        });
      else report(node, 'raw-html', { name: tag, allowed: allowedNames });
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      checkComponent(node as MdxNode, facts, (code, args) => report(node, code, args));
    } else if (node.type === 'element') {
      const heading = /^h([1-6])$/.exec(node.tagName)?.[1];
      if (heading) {
        const found = Number(heading);
        if (found === 1 || found > level + 1)
          report(node, 'heading-level', {
            found: '#'.repeat(found),
            after: level > 1 ? ` after ${'#'.repeat(level)}` : '',
          });
        level = Math.max(2, found);
      }
      const href = node.properties['href'];
      if (node.tagName === 'a' && typeof href === 'string' && !safeLink(href))
        report(node, 'bad-link', { value: href });
      if (node.tagName === 'img') {
        if (!node.properties['alt']) report(node, 'missing-alt');
        const src = String(node.properties['src'] ?? '');
        if (!localFile(src))
          report(node, 'bad-asset', { src, reason: 'pictures stand beside the note, as ./name.png' });
      }
    }
    if ('children' in node && node.children) for (const child of node.children as BodyNode[]) visit(child);
  };
  visit(tree);
  return problems;
}

/** `https:`, `mailto:`, an address of this site, or a place on the page; anything else could run or mislead. */
export function safeLink(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i.test(href);
}

/** A file beside the note, not above it. */
export function localFile(src: string): boolean {
  return /^\.\/[\w-][\w./-]*$/.test(src) && !src.includes('..');
}

function checkComponent(
  node: MdxNode,
  facts: BodyFacts,
  report: (code: ProblemCode, args: Record<string, string>) => void,
): void {
  const name = node.name ?? 'fragment';
  const spec = specOf(name);
  if (!spec) {
    if (/^[a-z]/.test(name)) return report('raw-html', { name, allowed: allowedNames });
    return report('unknown-component', { name, near: nearest(name, componentNames), allowed: allowedNames });
  }
  if (spec.block && node.type === 'mdxJsxTextElement') return report('own-line', { name });
  const given = new Map<string, string>();
  for (const attribute of node.attributes ?? []) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') {
      report('code-in-note', {
        what: attribute.name ? `${attribute.name}={…}` : '{…} among the attributes',
        hint: `Attributes are text in quotes, for example <${name} ${Object.values(spec.attributes)[0]?.example ?? ''} />.`,
      });
      continue;
    }
    given.set(attribute.name ?? '', attribute.value);
  }
  const names = Object.keys(spec.attributes);
  for (const [attribute, value] of given) {
    const rules = spec.attributes[attribute];
    if (!rules)
      report('unknown-attribute', {
        name,
        attribute,
        near: nearest(attribute, names),
        allowed: names.join(', ') || 'none',
      });
    else if (rules.oneOf && !rules.oneOf.includes(value))
      report('bad-attribute', { name, attribute, value, hint: `choose one of: ${rules.oneOf.join(', ')}.` });
    else if (attribute === 'src' && !localFile(value))
      report('bad-attribute', { name, attribute, value, hint: 'name a file beside the note, as ./name.png.' });
  }
  for (const [attribute, rules] of Object.entries(spec.attributes))
    if (rules.required && !given.get(attribute)?.trim())
      report('missing-attribute', { name, attribute, example: rules.example });
  for (const id of sourceIds(name, given))
    if (!facts.sourceIds.includes(id)) report('unknown-source', { id, near: nearest(id, facts.sourceIds) });
}

/** The ids of sources that a component's attributes name. */
export function sourceIds(name: string, attributes: ReadonlyMap<string, string>): string[] {
  const value = attributes.get(name === 'Cite' ? 'id' : 'source') ?? '';
  return value.split(/[\s,]+/).filter(Boolean);
}

function esm(code: string): Record<string, string> {
  const what = /^\s*(import|export)/.exec(code)?.[1] ?? 'import';
  return {
    what: `an ${what} line`,
    hint:
      what === 'import'
        ? 'Components need no import: delete the line.'
        : 'Delete the line, or begin the sentence with another word.',
  };
}

function rawTag(html: string): string {
  return /^<[/!]?-*\s*([A-Za-z][\w-]*)?/.exec(html)?.[1] ?? 'comment';
}
