import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { type Stamp, stampOf } from '#adapters/file-stamp.ts';
import { once } from '#domain/once.ts';
import type { Problem } from '#domain/problem.ts';
import { UserError } from '#domain/user-error.ts';

/** 1 MB of text is about 150,000 words: a file beyond it was never meant to be a note. */
const maxBytes = 1_000_000;

export interface TextFile {
  readonly bytes: Buffer;
  /** The bytes as text, decoded when asked for. */
  readonly text: () => string;
}

/** A text file of the content folder that may be read. */
export interface FoundFile extends Stamp {
  /** Where it is, links followed. */
  readonly place: string;
}

/**
 * Finds one text file of the content folder, and only that: no link out of the folder, no device.
 * @param folders of this reading of the folder.
 */
export function findContentFile(root: string, file: string, folders: RealFolders): FoundFile | { problem: Problem } {
  const place = realPlace(root, path.join(root, file), folders);
  if (!place) return refuse(file, 'it is a link to a place outside the content folder');
  const info = lstatSync(place);
  if (!info.isFile()) return refuse(file, 'it is not a file');
  if (info.size > maxBytes) return refuse(file, `it has ${(info.size / 1e6).toFixed(1)} MB, and 1 MB is allowed`);
  return { place, ...stampOf(info) };
}

/** Reads a file that was found; its text is decoded when asked for. */
export function readFoundFile({ place }: FoundFile, file: string): TextFile | { problem: Problem } {
  const bytes = readFileSync(place);
  if (!isUtf8(bytes)) return refuse(file, 'it is not UTF-8 text; save it again in that encoding');
  return { bytes, text: once(() => bytes.toString('utf8')) };
}

/** Finds and reads a text file of the content folder. */
export function readContentFile(
  root: string,
  file: string,
  folders: RealFolders = new Map(),
): TextFile | { problem: Problem } {
  const found = findContentFile(root, file, folders);
  return 'problem' in found ? found : readFoundFile(found, file);
}

/**
 * The text of a file whose digest is known from an earlier reading, read when asked for.
 * @throws UserError when it has another one by then: what was made of the old text and the new would not fit together.
 */
export function knownText({ place }: FoundFile, file: string, digest: string): () => string {
  return once(() => {
    const bytes = readFileSync(place);
    if (hash('sha256', bytes, 'hex') !== digest)
      throw new UserError(`${file} was changed while it was being read.`, 'Run the command again.');
    return bytes.toString('utf8');
  });
}

function refuse(file: string, reason: string): { problem: Problem } {
  return { problem: { code: 'unsafe-file', file, line: 1, column: 1, path: '', args: { reason } } };
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
