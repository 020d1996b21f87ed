import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Does `work` while no other process does work under the same lock file. The lock is SQLite's own on that file: the
 * operating system lets go of it when its holder dies, however it dies, so there is no stale lock to mend by hand.
 * @param waitSeconds how long to wait for the other process.
 * @returns what `work` gives, or `busy` when the other had not finished by then.
 */
export async function exclusively<T>(file: string, waitSeconds: number, work: () => Promise<T>): Promise<T | 'busy'> {
  mkdirSync(path.dirname(file), { recursive: true });
  const lock = new DatabaseSync(file);
  try {
    lock.exec(`PRAGMA busy_timeout = ${Math.round(waitSeconds * 1000)}`);
    try {
      lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      if (/locked|busy/i.test(String(error))) return 'busy';
      throw error;
    }
    return await work();
  } finally {
    lock.close();
  }
}

/** The lock of whoever writes a built site: two builds into one folder would mix. */
export function buildLock({ outDir, cacheDir }: { outDir: string; cacheDir: string }): string {
  return path.join(cacheDir, 'locks', `${createHash('sha256').update(outDir).digest('hex').slice(0, 16)}.lock`);
}
