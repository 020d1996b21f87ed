import type { Root, RootContent } from 'hast';
import { markdownToHast, mdxToHast } from 'satteri';
import type { Problem, ProblemCode } from '#domain/problem.ts';
import { allowedNames } from '#views/body/vocabulary.ts';

/**
 * Features kept off on purpose: `directive` deletes text such as NASDAQ:AAPL, `math` eats “$5 to $10”.
 */
const features = { smartPunctuation: true, gfm: true, directive: false, math: false };

/** An MDX tree: hast plus the MDX nodes, which are checked and replaced before anything is shown. */
export type BodyNode = Root | RootContent | MdxNode;
export interface MdxNode {
  type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' | 'mdxFlowExpression' | 'mdxTextExpression' | 'mdxjsEsm' | 'raw';
  name?: string;
  attributes?: MdxAttribute[];
  children?: BodyNode[];
  value?: string;
  position?: Position;
}
export interface MdxAttribute {
  type: 'mdxJsxAttribute' | 'mdxJsxExpressionAttribute';
  name?: string;
  value?: unknown;
}
interface Position {
  start: { line: number; column: number };
}

/**
 * Parses a note's whole file (frontmatter included, so that lines keep their numbers) with the engine that
 * @astrojs/mdx uses, as data: nothing in it can run.
 */
export function parseBody(file: string, text: string): { tree: Root } | { problem: Problem } {
  try {
    const parse = file.endsWith('.mdx') ? mdxToHast : markdownToHast;
    return { tree: parse(text, { features }) as Root };
  } catch (error) {
    return { problem: syntaxProblem(file, text, error instanceof Error ? error.message : String(error)) };
  }
}

/** The parser says `line:column: reason (rule)`; an editor needs to know what to type instead. */
function syntaxProblem(file: string, text: string, message: string): Problem {
  const [, line = '1', column = '1', reason = message] =
    /^(\d+):(\d+): (.*?)(?: \([\w-]+:[\w-]+\))?$/s.exec(message) ?? [];
  const at = text.split('\n')[Number(line) - 1]?.slice(Number(column) - 1) ?? '';
  const { code, args } = explain(reason, at);
  return { code, file, line: Number(line), column: Number(column), path: '', args };
}

function explain(reason: string, at: string): { code: ProblemCode; args: Record<string, string> } {
  const unclosed = /closing tag for `<([\w.]+)/.exec(reason)?.[1];
  if (unclosed && /^[a-z]/.test(unclosed)) return { code: 'raw-html', args: { name: unclosed, allowed: allowedNames } };
  if (unclosed) return { code: 'unclosed-component', args: { name: unclosed } };
  if (at.startsWith('<!--'))
    return { code: 'code-in-note', args: { what: 'an HTML comment', hint: 'Delete it; git keeps what was removed.' } };
  if (/^<https?:/.test(at))
    return { code: 'bad-mdx', args: { reason: 'an address in angle brackets; write it as [text](https://…)' } };
  if (/after `<`|before name|in name/.test(reason)) return { code: 'lone-less-than', args: {} };
  if (/expression/.test(reason) && /brace|`\{`|`\}`|parse/.test(reason)) return { code: 'lone-brace', args: {} };
  return { code: 'bad-mdx', args: { reason } };
}
