import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seal, unseal } from '#adapters/search/sealed.ts';

/** The records of a part, in its order. */
export interface Members {
  /** What each is made from, as their sources name it. */
  readonly keys: readonly string[];
  /** What each is. */
  readonly digests: readonly string[];
}

const file = (folder: string) => path.join(folder, 'members.json');
// What is made from the same by other code is something else.
const owner = (id: string, maker: string) => `${id} ${maker}`;

/** @param folder of the part in the cache. @param maker names the code that made the records. */
export function keepMembers(folder: string, id: string, maker: string, members: Members): void {
  writeFileSync(file(folder), seal(JSON.stringify(members), owner(id, maker)));
}

/** The members of a part, if this very code made them and they are as they were written. */
export function membersOf(folder: string, id: string, maker: string): Members | undefined {
  try {
    const text = unseal(readFileSync(file(folder), 'utf8'), owner(id, maker));
    return text === undefined ? undefined : (JSON.parse(text) as Members);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
