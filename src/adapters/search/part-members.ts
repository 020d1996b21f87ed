import path from 'node:path';
import { readSealed, writeSealed } from '#adapters/sealed-file.ts';

/** The records of a part, in its order. */
export interface Members {
  /** What each is made from, as their sources name it. */
  readonly keys: readonly string[];
  /** What each is. */
  readonly digests: readonly string[];
}

const file = (folder: string) => path.join(folder, 'members');
// What is made from the same by other code is something else.
const owner = (id: string, maker: string) => `${id} ${maker}`;

/** @param folder of the part in the cache. @param maker names the code that made the records. */
export function keepMembers(folder: string, id: string, maker: string, members: Members): void {
  writeSealed(file(folder), owner(id, maker), members);
}

/** The members of a part, if this very code made them and they are as they were written. */
export function membersOf(folder: string, id: string, maker: string): Members | undefined {
  return readSealed(file(folder), owner(id, maker)) as Members | undefined;
}
