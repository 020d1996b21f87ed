import { mkdirSync, readFileSync, renameSync, type Stats, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cachedCard, keyword } from '#adapters/card/cache.ts';
import { textOfWhole } from '#adapters/card/drawing/png.ts';

/** Size and time of a file when it was last found whole. */
type Mark = readonly [bytes: number, modifiedMs: number];

export interface Verified {
  /** Whether the cache holds the picture of a key, whole and under its own name. */
  holds(key: string): boolean;
  /** Remembers a picture that was just written. */
  wrote(key: string): void;
  /** Pictures that were there and were not what they should be. */
  damaged(): number;
  save(): void;
}

/**
 * The cache as far as it can be trusted. A picture is read and checked (every checksum, and the key it carries) when its
 * file is not the one that was checked before, so a cache that is cut short, mixed up or restored from elsewhere is found
 * out, and one that nobody touched costs a question to the file system for each picture.
 */
export function openVerified(cacheDir: string): Verified {
  const memory = path.join(cacheDir, 'cards', 'verified.json');
  const marks = readMarks(memory);
  let [damaged, changed] = [0, false];
  const remember = (key: string, file: Stats) => {
    marks.set(key, [file.size, file.mtimeMs]);
    changed = true;
  };
  return {
    holds(key) {
      const name = cachedCard(cacheDir, key);
      const file = statSync(name, { throwIfNoEntry: false });
      if (!file) return false;
      const [bytes, modifiedMs] = marks.get(key) ?? [];
      if (file.size === bytes && file.mtimeMs === modifiedMs) return true;
      if (file.isFile() && textOfWhole(readFileSync(name), keyword) === key) {
        remember(key, file);
        return true;
      }
      damaged += 1;
      return false;
    },
    wrote: (key) => remember(key, statSync(cachedCard(cacheDir, key))),
    damaged: () => damaged,
    save() {
      if (!changed) return;
      mkdirSync(path.dirname(memory), { recursive: true });
      writeFileSync(`${memory}.${process.pid}.tmp`, JSON.stringify([...marks]));
      renameSync(`${memory}.${process.pid}.tmp`, memory);
    },
  };
}

/** A memory that is missing or cannot be read costs a look at every picture, nothing else. */
function readMarks(memory: string): Map<string, Mark> {
  try {
    return new Map(JSON.parse(readFileSync(memory, 'utf8')) as [string, Mark][]);
  } catch {
    return new Map();
  }
}
