import { type FSWatcher, readdirSync, watch } from 'node:fs';
import path from 'node:path';

/** Editors write a file in several steps; one answer to all of them is enough. */
const settleMs = 25;

/**
 * Calls `changed` soon after anything below a folder changed. Watches folders, not files: ten thousand notes are one
 * folder, and a watcher for each file takes half a minute to set up.
 */
export function watchFolder(root: string, changed: () => void): { close(): void } {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const folders = new Set(foldersBelow(root));
    for (const [folder, watcher] of watchers)
      if (!folders.has(folder)) {
        watcher.close();
        watchers.delete(folder);
      }
    for (const folder of folders) if (!watchers.has(folder)) watchers.set(folder, watchOne(folder));
  };
  const watchOne = (folder: string) => {
    const watcher = watch(folder, () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        look();
        changed();
      }, settleMs);
    });
    // A folder that was removed: the next look misses it.
    watcher.on('error', () => watcher.close());
    return watcher;
  };
  look();
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

function foldersBelow(folder: string): string[] {
  try {
    const inside = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
    return [folder, ...inside.flatMap((one) => foldersBelow(path.join(folder, one.name)))];
  } catch {
    return []; // Removed between two looks.
  }
}
