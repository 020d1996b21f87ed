import { isMap, isNode, isScalar, isSeq, parseDocument, stringify, type Pair, type YAMLMap } from 'yaml';

/**
 * Edits single fields of an entry's frontmatter as text, so that an editor's comments, quotes and line breaks elsewhere
 * stay as they are and the diff shows only what changed.
 */

type Path = readonly (string | number)[];

/** Sets fields of the group at `path`: replaces the value of one that exists, else adds a line at the group's end. */
export function setFields(text: string, path: Path, fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields).reduce((edited, [key, value]) => setField(edited, path, key, value), text);
}

function setField(text: string, path: Path, key: string, value: unknown): string {
  const { document, start } = frontmatter(text);
  const group: unknown = document.getIn([...path], true);
  if (!isMap(group)) throw new RangeError(`there is no group of fields at ${path.join('.')}`);
  const written = stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
  const pair = group.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (pair && isNode(pair.value) && pair.value.range) {
    const [from, to] = pair.value.range;
    return splice(text, start + from, start + to, written);
  }
  const [from, end] = group.range ?? [0, 0];
  if (group.flow) return splice(text, start + end - 1, start + end - 1, `, ${key}: ${written} `);
  const at = start + endOfLastPair(group);
  const indent = ' '.repeat(columnOf(text, start + from));
  return splice(text, at, at, `\n${indent}${key}: ${written}`);
}

/** Adds an entry to the end of the list at `path`, in the style of the list. */
export function appendItem(text: string, path: Path, item: Readonly<Record<string, unknown>>): string {
  const { document, start } = frontmatter(text);
  const list: unknown = document.getIn([...path], true);
  if (!isSeq(list) || list.flow) throw new RangeError(`there is no list to add to at ${path.join('.')}`);
  const last = list.items.at(-1);
  if (!isMap(last) || !last.range) throw new RangeError(`the list at ${path.join('.')} is empty`);
  const at = start + (last.flow ? last.range[1] : endOfLastPair(last));
  const dash = ' '.repeat(columnOf(text, start + (list.range?.[0] ?? 0)));
  return splice(text, at, at, `\n${dash}- ${stringify(item, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd()}`);
}

function frontmatter(text: string) {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!match) throw new RangeError('the file has no frontmatter');
  return { document: parseDocument(match[1] ?? '', { schema: 'core' }), start: match[0].indexOf('\n') + 1 };
}

/** Where the last value of a group ends, before trailing blank lines and comments. */
function endOfLastPair(group: YAMLMap): number {
  const last = group.items.at(-1) as Pair | undefined;
  const node = isNode(last?.value) ? last.value : isNode(last?.key) ? last.key : undefined;
  if (isMap(node) && !node.flow) return endOfLastPair(node);
  if (isSeq(node) && !node.flow) {
    const item = node.items.at(-1);
    if (isMap(item) && !item.flow) return endOfLastPair(item);
    return (isNode(item) && item.range?.[1]) || (node.range?.[1] ?? 0);
  }
  return node?.range?.[1] ?? 0;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function splice(text: string, from: number, to: number, insert: string): string {
  return text.slice(0, from) + insert + text.slice(to);
}
