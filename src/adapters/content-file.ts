import { lstat, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { hiddenCharacter } from '#domain/hidden-characters.ts';
import type { Problem } from '#domain/problem.ts';

/** 1 MB of text is about 150,000 words: a file beyond it was never meant to be a note. */
const maxBytes = 1_000_000;

/** Reads one text file of the content folder, and only that: no link out of the folder, no device, no other encoding. */
export async function readContentFile(root: string, file: string): Promise<{ text: string } | { problem: Problem }> {
  const place = path.join(root, file);
  const refuse = (reason: string) => ({
    problem: { code: 'unsafe-file', file, line: 1, column: 1, path: '', args: { reason } } satisfies Problem,
  });
  const [real, realRoot] = await Promise.all([realpath(place).catch(() => undefined), realpath(root)]);
  if (!real?.startsWith(realRoot + path.sep)) return refuse('it is a link to a place outside the content folder');
  const info = await lstat(real);
  if (!info.isFile()) return refuse('it is not a file');
  if (info.size > maxBytes) return refuse(`it has ${(info.size / 1e6).toFixed(1)} MB, and 1 MB is allowed`);
  const text = decode(await readFile(real));
  if (text === undefined) return refuse('it is not UTF-8 text; save it again in that encoding');
  const found = hiddenCharacter(text);
  if (!found) return { text };
  const { name, line, column } = found;
  return { problem: { code: 'hidden-character', file, line, column, path: '', args: { name } } };
}

/** Unlike `toString`, refuses bytes that are no text instead of replacing them; keeps a byte order mark, which the parser knows. */
function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
