import { isMap, isScalar, isSeq, parseDocument, type Pair } from 'yaml';
import { UserError } from '#domain/user-error.ts';

/**
 * Changes one field of a file's frontmatter as text, so that every other line, remark and line break stays as its
 * editor left it (re-writing the YAML would re-fold all of it, and hide the change in the diff).
 */
export function setField(text: string, key: string, value: string): string {
  const { yaml, start, pair } = find(text, key);
  if (!pair) return insertAt(text, start + yaml.length, `${key}: ${value}\n`);
  const [from, to] = span(pair, yaml);
  return `${text.slice(0, start + from)}${key}: ${value}\n${text.slice(start + to)}`;
}

/** Removes a field; a text without it is returned as it is. */
export function removeField(text: string, key: string): string {
  const { yaml, start, pair } = find(text, key);
  if (!pair) return text;
  const [from, to] = span(pair, yaml);
  return text.slice(0, start + from) + text.slice(start + to);
}

/**
 * Adds an item to a list field, making the field when it is not there.
 * @param item lines of YAML, the first without indentation, e.g. `id: x\nkind: y`.
 */
export function appendItem(text: string, key: string, item: string): string {
  const { yaml, start, pair } = find(text, key);
  const block = (indent: string) => `${indent}- ${item.replace(/\n/g, `\n${indent}  `)}\n`;
  if (!pair) return insertAt(text, start + yaml.length, `${key}:\n${block('  ')}`);
  const [from, to] = span(pair, yaml);
  if (isSeq(pair.value) && !pair.value.flow && pair.value.items.length > 0) {
    const first = (pair.value.range?.[0] ?? 0) as number;
    const indent = yaml.slice(yaml.lastIndexOf('\n', first - 1) + 1, first);
    return insertAt(text, start + to, block(/^\s*$/.test(indent) ? indent : '  '));
  }
  const old = isSeq(pair.value) ? pair.value.items.map((one) => `  - ${JSON.stringify(one)}\n`).join('') : '';
  return `${text.slice(0, start + from)}${key}:\n${old}${block('  ')}${text.slice(start + to)}`;
}

function find(text: string, key: string): { yaml: string; start: number; pair: Pair | undefined } {
  const block = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/m.exec(text);
  const yaml = block ? (block[1] ?? '') : text;
  const start = block ? text.indexOf(yaml, 3) : 0;
  const document = parseDocument(yaml, { schema: 'core', version: '1.2' });
  if (document.errors.length > 0 || !isMap(document.contents))
    throw new UserError('The fields of this file cannot be read.', 'Run “npm run check” and mend them first.');
  const pair = document.contents.items.find((one) => isScalar(one.key) && one.key.value === key);
  return { yaml, start, pair };
}

/** From the field's name to the end of the last line of its value. */
function span({ key, value }: Pair, yaml: string): [number, number] {
  const from = (key as { range?: [number, number, number] }).range?.[0] ?? 0;
  const end = (value as { range?: [number, number, number] } | null)?.range?.[1] ?? from;
  if (end > 0 && yaml[end - 1] === '\n') return [from, end];
  const newline = yaml.indexOf('\n', end);
  return [from, newline < 0 ? yaml.length : newline + 1];
}

function insertAt(text: string, at: number, added: string): string {
  const gap = at > 0 && text[at - 1] !== '\n' ? '\n' : '';
  return text.slice(0, at) + gap + added + text.slice(at);
}
