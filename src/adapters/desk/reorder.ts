import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { UserError } from '#domain/user-error.ts';

/** Moves a story of a brief to another place, in the file; nothing else of the file changes. */
export async function moveStory(contentDir: string, file: string, from: number, to: number): Promise<void> {
  const full = path.join(contentDir, file);
  await writeFile(full, storyMoved(await readFile(full, 'utf8'), from, to));
}

/**
 * The text of a brief with one story in another place. Each story keeps its lines and remarks as they are.
 * @throws UserError when the stories are not a block list, or a place does not exist.
 */
export function storyMoved(text: string, from: number, to: number): string {
  const block = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/m.exec(text);
  const yaml = block?.[1] ?? '';
  const start = text.indexOf(yaml, 3);
  const { contents } = parseDocument(yaml, { schema: 'core', version: '1.2' });
  const pair = isMap(contents)
    ? contents.items.find((one) => isScalar(one.key) && one.key.value === 'stories')
    : undefined;
  const list = pair?.value;
  if (!isSeq(list) || list.flow || !list.range)
    throw new UserError('The stories are not a list of blocks.', 'Order them in the file.');
  const starts = list.items.map((item) =>
    lineStart(yaml, (item as { range?: [number, number, number] }).range?.[0] ?? 0),
  );
  const end = endOfBlock(yaml, list.range[1]);
  const parts = starts.map((at, i) => yaml.slice(at, starts[i + 1] ?? end));
  const [moved] = parts.splice(from, 1);
  if (moved === undefined || to < 0 || to > parts.length)
    throw new UserError('There is no such story.', 'Load the desk again.');
  parts.splice(to, 0, moved);
  return text.slice(0, start + (starts[0] ?? 0)) + parts.join('') + text.slice(start + end);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** The end of the last line of a value; what follows it (a remark, the next field) stays where it is. */
function endOfBlock(text: string, at: number): number {
  if (text[at - 1] === '\n') return at;
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}
