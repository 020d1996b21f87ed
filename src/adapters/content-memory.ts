import { statSync } from 'node:fs';
import path from 'node:path';
import type { CheckedFile } from '#adapters/content-reading.ts';
import { isSettled, type Stamp, stampOf } from '#adapters/file-stamp.ts';

interface Remembered {
  readonly checked: CheckedFile;
  /** What the file system says of the file and of those beside it that it uses. */
  readonly stamps: readonly (readonly [file: string, stamp: string])[];
}

/**
 * The files of one content folder as they were last read without a problem. A long-lived process (the development server)
 * asks the file system what has changed since, and reads only that.
 */
export class ContentMemory {
  readonly #root: string;
  readonly #files = new Map<string, Remembered>();

  constructor(root: string) {
    this.#root = root;
  }

  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  /** What was found in a file, if neither it nor a file it uses has changed. */
  get(file: string): CheckedFile | undefined {
    const known = this.#files.get(file);
    return known?.stamps.every(([one, stamp]) => this.#stamp(one)?.stamp === stamp) ? known.checked : undefined;
  }

  /** @param began when reading it began, in milliseconds since 1970. */
  keep(file: string, checked: CheckedFile, began: number): void {
    this.#files.delete(file);
    if (!checked.entry || checked.problems.length > 0) return;
    const stamps: [string, string][] = [];
    for (const one of [file, ...(checked.entry.assets ?? [])]) {
      const stamp = this.#stamp(one);
      if (!stamp || !isSettled(stamp, began)) return;
      stamps.push([one, stamp.stamp]);
    }
    this.#files.set(file, { checked, stamps });
  }

  #stamp(file: string): Stamp | undefined {
    const info = statSync(path.join(this.#root, file), { throwIfNoEntry: false });
    return info && stampOf(info);
  }
}

const key = Symbol.for('fazen.content-memory');

/**
 * The memory of this process for a folder. The development server's own modules and the pages that Vite runs are two
 * programs in one process, so it stands where both can see it.
 */
export function contentMemory(root: string): ContentMemory {
  const shared = globalThis as { [key]?: Map<string, ContentMemory> };
  const memories = (shared[key] ??= new Map<string, ContentMemory>());
  const known = memories.get(root) ?? new ContentMemory(root);
  memories.set(root, known);
  return known;
}
