import type { Stats } from 'node:fs';

/** What the file system says of a file; another after every change of it. */
export interface Stamp {
  readonly stamp: string;
  /** When it was changed last, in milliseconds since 1970. */
  readonly changed: number;
}

/** A file changed this shortly before it was read may change again within the same tick of the file system's clock. */
const tickMs = 100;

/** The time of the last change of state is among it, which nobody can set: an older time of writing hides nothing. */
export function stampOf({ mtimeMs, ctimeMs, size, ino }: Stats): Stamp {
  return { stamp: `${mtimeMs} ${ctimeMs} ${size} ${ino}`, changed: Math.max(mtimeMs, ctimeMs) };
}

/** Whether a stamp tells of every later change. @param began when reading the file began, in milliseconds since 1970. */
export function isSettled({ changed }: Stamp, began: number): boolean {
  return changed <= began - tickMs;
}
