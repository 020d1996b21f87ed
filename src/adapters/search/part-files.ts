import { hash } from 'node:crypto';
import { copyFileSync, linkSync, lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '#adapters/code-key.ts';

/** A file of a part, as it was written: its path from the part's site, SHA-256, length and time. */
export type PartFile = readonly [file: string, sha256: string, bytes: number, changed: number];

/** Every file of a part that was just made. */
export function partFiles(site: string): PartFile[] {
  return filesBelow(site).map((place) => {
    const { size, mtimeMs } = lstatSync(place);
    return [
      path.relative(site, place).split(path.sep).join('/'),
      hash('sha256', readFileSync(place), 'hex'),
      size,
      mtimeMs,
    ] as const;
  });
}

/** A second name for a file, where the disk can, else a copy. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
