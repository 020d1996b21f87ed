import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '#domain/problem.ts';

/** 1 MB of text is about 150,000 words: a file beyond it was never meant to be a note. */
const maxBytes = 1_000_000;

export interface TextFile {
  readonly bytes: Buffer;
  /** The bytes as text, decoded when asked for. */
  readonly text: () => string;
}

/**
 * Reads one text file of the content folder, and only that: no link out of the folder, no device, no other encoding.
 * @param folders of this reading of the folder.
 */
export function readContentFile(root: string, file: string, folders: RealFolders): TextFile | { problem: Problem } {
  const place = path.join(root, file);
  const refuse = (reason: string) => ({
    problem: { code: 'unsafe-file', file, line: 1, column: 1, path: '', args: { reason } } satisfies Problem,
  });
  const real = realPlace(root, place, folders);
  if (!real) return refuse('it is a link to a place outside the content folder');
  const info = lstatSync(real);
  if (!info.isFile()) return refuse('it is not a file');
  if (info.size > maxBytes) return refuse(`it has ${(info.size / 1e6).toFixed(1)} MB, and 1 MB is allowed`);
  const bytes = readFileSync(real);
  if (!isUtf8(bytes)) return refuse('it is not UTF-8 text; save it again in that encoding');
  let text: string | undefined;
  return { bytes, text: () => (text ??= bytes.toString('utf8')) };
}

/** Where folders lead, asked once for all their files: the system looks at every folder on the way each time. */
export type RealFolders = Map<string, string>;

/** Where a path leads, if that is inside the content folder. Most files are no link and lie in no linked folder. */
function realPlace(root: string, place: string, folders: RealFolders): string | undefined {
  try {
    const real = lstatSync(place).isSymbolicLink()
      ? realpathSync.native(place)
      : path.join(realFolder(path.dirname(place), folders), path.basename(place));
    return real.startsWith(realFolder(root, folders) + path.sep) ? real : undefined;
  } catch {
    return undefined;
  }
}

function realFolder(folder: string, folders: RealFolders): string {
  const known = folders.get(folder) ?? realpathSync.native(folder);
  folders.set(folder, known);
  return known;
}

/** SHA-256 of a file beside an entry, hexadecimal; undefined where there is none. */
export function assetDigest(root: string, file: string): string | undefined {
  try {
    return hash('sha256', readFileSync(path.join(root, file)), 'hex');
  } catch {
    return undefined;
  }
}
