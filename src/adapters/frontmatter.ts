import { LineCounter, parseDocument, isMap, isNode, isScalar, type Document, type Node } from 'yaml';
import { quickFields } from '#adapters/quick-yaml.ts';
import { yamlReason } from '#adapters/yaml-reason.ts';
import type { Locate, Problem } from '#domain/problem.ts';

interface Block {
  readonly yaml: string;
  /** Lines of the file before it. */
  readonly lines: number;
}

export interface ParsedFile {
  readonly raw: unknown;
  readonly locate: Locate;
}

/**
 * Reads the fields of a file: the block between two lines of `---`, or the whole of a `.yaml` file.
 * YAML 1.2 core: dates stay text, and ON, NO and Y stay the tickers they are.
 */
export function parseFields(file: string, text: string): ParsedFile | { problem: Problem } {
  const whole = file.endsWith('.yaml');
  const block = whole ? { yaml: text, lines: 0 } : frontmatterBlock(text);
  if (!block) return { problem: { code: 'no-frontmatter', file, line: 1, column: 1, path: '', args: {} } };
  const quick = quickFields(block.yaml);
  if (!quick) return parseBlock(file, block);
  let exact: ReturnType<typeof parseBlock> | undefined;
  return {
    raw: quick.raw,
    locate: (path, options) => {
      exact ??= parseBlock(file, block);
      return 'problem' in exact ? { line: 1, column: 1 } : exact.locate(path, options);
    },
  };
}

/** The fields with the place of each. */
function parseBlock(file: string, block: Block): ParsedFile | { problem: Problem } {
  const counter = new LineCounter();
  const document = parseDocument(block.yaml, { lineCounter: counter, schema: 'core', version: '1.2' });
  const at = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: line + block.lines, column: col };
  };
  const unreadable = (offset: number, reason: string) => ({
    problem: { code: 'bad-yaml' as const, file, ...at(offset), path: '', args: { reason } },
  });
  const error = document.errors[0];
  if (error) return unreadable(error.pos[0], yamlReason(error, block.yaml));
  let raw: unknown;
  try {
    // An alias (*name) without its anchor, or aliases that multiply without end, are found only here.
    raw = document.toJS();
  } catch (failure) {
    return unreadable(0, yamlReason(failure, block.yaml));
  }
  return { raw, locate: (path, options) => locate(document, path, options?.key, at) };
}

/** The text of a file's fields, as they are written; of the whole file where it has no body. */
export function fieldsText(file: string, text: string): string {
  return file.endsWith('.yaml') ? text : (frontmatterBlock(text)?.yaml ?? text);
}

function frontmatterBlock(text: string): Block | undefined {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/m.exec(text);
  return match?.index === 0 ? { yaml: match[1] ?? '', lines: 1 } : undefined;
}

type At = (offset: number) => { line: number; column: number };

/** The place of a field; of the nearest group that exists when the field is missing. */
function locate(document: Document, path: readonly PropertyKey[], key: string | undefined, at: At) {
  const full = key === undefined ? path : [...path, key];
  for (let depth = full.length; depth > 0; depth -= 1) {
    const steps = full.slice(0, depth).map((step) => (typeof step === 'number' ? step : String(step)));
    const name = steps.at(-1);
    const parent: unknown = depth === 1 ? document.contents : document.getIn(steps.slice(0, -1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === name);
      const start = pair && isNode(pair.key) ? pair.key.range?.[0] : undefined;
      if (start !== undefined) return at(start);
    } else {
      const start = (document.getIn(steps, true) as Node | undefined)?.range?.[0];
      if (start !== undefined) return at(start);
    }
  }
  return { line: 1, column: 1 };
}
