import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readContent } from '#adapters/content-folder.ts';
import { shown } from '#adapters/content-writer.ts';
import type { Entries } from '#domain/collections.ts';
import type { Brief, Note } from '#domain/library.ts';
import { nearest } from '#domain/nearest.ts';
import { formatProblem } from '#domain/problem.ts';
import { UserError } from '#domain/user-error.ts';

/** A note or a brief by its id, with the folder it was read from. */
export async function openEntry(contentDir: string, id: string): Promise<{ entry: Note | Brief; entries: Entries }> {
  const { entries, problems } = await readContent(contentDir);
  const all = [...entries.notes, ...entries.briefs];
  const entry = all.find((one) => one.id === id || one.file === id || `content/${one.file}` === id);
  if (entry) return { entry, entries };
  const broken = problems.find((one) => path.posix.basename(one.file).startsWith(`${id}.`));
  if (broken) throw new UserError(formatProblem(broken, 'content/'), 'Mend the file first.');
  const near = nearest(
    id,
    all.map((one) => one.id),
  );
  throw new UserError(
    id ? `No note or brief is called “${id}”.` : 'Say which note or brief.',
    near ? `Did you mean “${near}”?` : 'Give the file name without its ending, e.g. claude-mythos-leak.',
  );
}

/**
 * Writes a changed entry, and takes the change back when the file would then have a problem.
 * @throws UserError with the problem, the old text being in place again.
 */
export async function saveEntry(contentDir: string, file: string, text: string): Promise<string> {
  const full = path.join(contentDir, file);
  const before = await readFile(full, 'utf8');
  const known = new Set((await readContent(contentDir)).problems.map((one) => formatProblem(one)));
  await writeFile(full, text);
  const { problems } = await readContent(contentDir);
  const caused = problems.find((one) => one.file === file && !known.has(formatProblem(one)));
  if (!caused) return shown(full);
  await writeFile(full, before);
  throw new UserError(formatProblem(caused, 'content/'), 'Nothing was changed.');
}
