import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { shelfOf, shelves } from '#adapters/content-cache.ts';
import type { Environment } from '#adapters/environment.ts';
import { buildLock } from '#adapters/exclusive.ts';

/** Where the processes of a build note what they have taken, until all is read. One build at a time has this name. */
export function sharesFolder(environment: Environment): string {
  return `${buildLock(environment)}.reading`;
}

/**
 * Gives out which files of `content/` to read next, whole shelves of the cache, to several processes: who is slower takes
 * fewer. A share is taken by making a file, which only one process can.
 */
export function readingShares(folder: string): () => ((file: string) => boolean) | undefined {
  mkdirSync(folder, { recursive: true });
  const left = [...shelves];
  return () => {
    for (let shelf = left.shift(); shelf !== undefined; shelf = left.shift())
      if (taken(path.join(folder, shelf))) return (file) => shelfOf(file) === shelf;
    return undefined;
  };
}

function taken(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx'));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
