import { copyFileSync, linkSync, renameSync, rmSync, type Stats, statSync, utimesSync } from 'node:fs';

/**
 * Puts a picture of the cache at its place in the site, unless it is there already: as a hard link, which costs neither
 * time nor space, or as a copy of the same time where the file system has none. Nothing ever sees half a picture.
 */
export function placeCard(from: string, to: string): void {
  const source = statSync(from);
  const present = statSync(to, { throwIfNoEntry: false });
  if (present?.ino === source.ino && present.dev === source.dev) return;
  if (!present && tryLink(from, to)) return;
  const beside = `${to}.${process.pid}.tmp`;
  rmSync(beside, { force: true });
  if (!tryLink(from, beside)) {
    if (present && copied(source, present)) return;
    copyFileSync(from, beside);
    utimesSync(beside, source.atime, source.mtime);
  }
  renameSync(beside, to);
}

/** Whether a file looks like the copy that `placeCard` made of another; it keeps the time to the millisecond. */
function copied(source: Stats, present: Stats): boolean {
  return present.size === source.size && Math.trunc(present.mtimeMs) === Math.trunc(source.mtimeMs);
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    // What a file system says that has no hard links, or lies on another disk.
    if (['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return false;
    throw error;
  }
}
