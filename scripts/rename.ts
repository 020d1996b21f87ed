import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readContent } from '#adapters/content-folder.ts';
import { idFor, shown } from '#adapters/content-writer.ts';
import { renewEditorSchemas } from '#adapters/json-schemas.ts';
import { openEntry } from '#adapters/entry-file.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { appendItem } from '#adapters/frontmatter-edit.ts';
import { UserError } from '#domain/user-error.ts';
import { run } from './run.ts';

/**
 * `npm run rename <id> <new-id>`: moves the file, keeps the old id under `aliases` (its address then leads to the new
 * one, and feeds and the forecast ledger go on knowing the note by its first name), and changes every reference.
 */
await run(async () => {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} });
  const [from = '', to = ''] = positionals;
  const { contentDir } = readEnvironment();
  const { entry, entries } = await openEntry(contentDir, from);
  if (!('keyTakeaway' in entry.data))
    throw new UserError('A brief is named after its day.', 'Only notes can be renamed.');
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(to))
    throw new UserError(
      to ? `“${to}” is not an id.` : 'Say the new id, too.',
      `Use a–z, 0–9 and hyphens: npm run rename ${entry.id} ${idFor(to, 'new-id')}`,
    );
  const taken = entries.notes.find((one) => one.id === to || one.data.aliases.includes(to));
  if (taken) throw new UserError(`“${to}” is or was the id of ${taken.file}.`, 'Choose another; nothing was changed.');
  const target = path.join(path.dirname(entry.file), `${to}${path.extname(entry.file)}`);
  await writeFile(path.join(contentDir, entry.file), appendItem(entry.body, 'aliases', entry.id));
  await rename(path.join(contentDir, entry.file), path.join(contentDir, target));
  console.log(`${entry.file} is now ${target}; /notes/${entry.id}/ will lead to /notes/${to}/.`);
  for (const file of await repoint(contentDir, entry.id, to)) console.log(`  reference changed in ${file}`);
  await renewEditorSchemas(contentDir);
  const { problems } = await readContent(contentDir);
  if (problems.length > 0)
    console.log(`“npm run check” now has ${problems.length} problem${problems.length === 1 ? '' : 's'} to mend.`);
  return 0;
});

/** References by id (a story's note, a claim) and by address, in every note and brief. */
async function repoint(contentDir: string, from: string, to: string): Promise<string[]> {
  const { entries } = await readContent(contentDir);
  const changed: string[] = [];
  for (const { file } of [...entries.notes, ...entries.briefs]) {
    const full = path.join(contentDir, file);
    const text = await readFile(full, 'utf8');
    const next = text
      .replace(new RegExp(`^(\\s+(?:- )?note: )(["']?)${from}\\2(?=\\s*(?:#.*)?$)`, 'gm'), `$1${to}`)
      .replace(new RegExp(`(?<![\\w-])${from}#(?=C\\d)`, 'g'), `${to}#`)
      .replaceAll(`](/notes/${from}/`, `](/notes/${to}/`);
    if (next === text) continue;
    await writeFile(full, next);
    changed.push(shown(full));
  }
  return changed;
}
