import { lstatSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Folders that keep their own books. */
const others = new Set(['cards', 'pagefind', 'admin']);

interface Known {
  /** Files that belong there, by path from the root. */
  readonly now: { has(file: string): boolean; keys(): Iterable<string> };
  /** Files of the last build. */
  readonly before: { keys(): Iterable<string> };
  /** When each folder was changed last, after the last build: one that was not since holds nothing else. */
  readonly folders: ReadonlyMap<string, number> | undefined;
}

/**
 * Deletes from the folder of a site what does not belong there: files that are made no more, and whatever somebody put
 * there. Only folders that were changed are looked into.
 * @returns how many files are gone, and when each folder was changed last (milliseconds).
 */
export function sweep(
  root: string,
  { now, before, folders: known }: Known,
): { gone: number; folders: Map<string, number> } {
  let gone = 0;
  for (const file of before.keys())
    if (!now.has(file) && isFile(path.join(root, file))) {
      rmSync(path.join(root, file));
      gone += 1;
    }
  const kept = foldersOf(now.keys());
  for (const folder of foldersOf(before.keys()))
    if (!kept.has(folder)) rmSync(path.join(root, folder), { recursive: true, force: true });
  const folders = new Map<string, number>();
  for (const folder of kept) {
    const place = path.join(root, folder);
    const changed = lstatSync(place).mtimeMs;
    if (known?.get(folder) === changed) {
      folders.set(folder, changed);
      continue;
    }
    for (const one of readdirSync(place, { withFileTypes: true })) {
      const name = folder ? `${folder}/${one.name}` : one.name;
      const belongs = one.isDirectory() ? kept.has(name) || (folder === '' && others.has(name)) : now.has(name);
      if (belongs) continue;
      gone += one.isDirectory() ? filesIn(path.join(root, name)) : 1;
      rmSync(path.join(root, name), { recursive: true });
    }
    folders.set(folder, lstatSync(place).mtimeMs);
  }
  return { gone, folders };
}

/** Every folder on the way to some files, with the root (an empty name), parents first. */
function foldersOf(files: Iterable<string>): Set<string> {
  const all = new Set<string>(['']);
  for (const file of files)
    for (let cut = file.indexOf('/'); cut !== -1; cut = file.indexOf('/', cut + 1)) all.add(file.slice(0, cut));
  return all;
}

function isFile(place: string): boolean {
  const info = lstatSync(place, { throwIfNoEntry: false });
  return info !== undefined && !info.isDirectory();
}

function filesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => !one.isDirectory()).length;
}
