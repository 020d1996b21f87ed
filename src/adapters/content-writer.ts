import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { topicSlug } from '#domain/topics.ts';
import { UserError } from '#domain/user-error.ts';

/**
 * Writes a new file of the content folder.
 * @param file path below the folder, e.g. `notes/a-note.mdx`.
 * @throws UserError when it exists: an editor's file is never overwritten.
 */
export async function writeNew(contentDir: string, file: string, text: string): Promise<string> {
  const full = path.join(contentDir, file);
  await mkdir(path.dirname(full), { recursive: true });
  try {
    await writeFile(full, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new UserError(`${shown(full)} exists already; nothing was written.`, 'Open it, or choose another title.');
  }
  return shown(full);
}

/** Words kept in an id made from a title: addresses are read aloud and pasted into messages. */
const longestId = 60;

/** The id for a title: its words with hyphens, cut at a word; `fallback` when it has no Latin letters. */
export function idFor(title: string, fallback: string): string {
  const slug = topicSlug(title);
  if (slug.length <= longestId) return slug || fallback;
  return slug.slice(0, longestId + 1).replace(/-[^-]*$/, '') || slug.slice(0, longestId);
}

/** A path as one can click it in a terminal. */
export function shown(file: string): string {
  return path.relative(process.cwd(), file) || file;
}
