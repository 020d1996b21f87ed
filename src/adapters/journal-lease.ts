import { DatabaseSync } from 'node:sqlite';
import { JournalError } from '#adapters/journal-error.ts';

const busy = 5; // SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy

/**
 * The right to write, held by one process at a time: the kernel's own file lock, taken through SQLite because Node has
 * no other door to it. It ends with the process, also by SIGKILL, so there is no stale lease to judge by its age and
 * no moment at which two judges could both be right. A paused process keeps it.
 * @returns undefined while another process has it.
 */
export function takeFileLease(file: string): { release(): void } | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
    const held = database;
    return { release: () => held.close() };
  } catch (error) {
    database?.close();
    if ((error as { errcode?: number }).errcode === busy) return undefined;
    throw JournalError.from(error, 'locked', file);
  }
}
