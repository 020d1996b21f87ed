import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CollectionName, collections } from '#domain/collections.ts';
import { collectionSchema, type KnownIds } from '#views/json-schema.ts';
import { site } from '#site.ts';

/** Committed, so that they work in a fresh clone; written by `npm run schemas` alone, or each new note would change them. */
const committed = '.vscode/schemas';
/** Not committed, and renewed with every new file: their ids are those of this moment. */
const current = '.astro/collections';

/** Ids that fields may name: the file names of the content folder. Read without parsing, so a broken file counts too. */
export async function knownIds(contentDir: string): Promise<KnownIds> {
  const names = async (folder: CollectionName) => {
    const files = await readdir(path.join(contentDir, folder)).catch(() => []);
    return files
      .filter((file) => /\.(?:mdx?|yaml)$/.test(file))
      .map((file) => file.replace(/\.\w+$/, ''))
      .sort();
  };
  return {
    author: [...new Set([site.houseAuthor.id, ...(await names('authors'))])].sort(),
    entity: await names('entities'),
    event: await names('events'),
    note: await names('notes'),
    tag: Object.keys(site.topics),
  };
}

/** The committed schema files by their path from the root of the project. They suggest ids and refuse none. */
export async function schemaFiles(contentDir: string): Promise<Map<string, string>> {
  const ids = await knownIds(contentDir);
  return new Map(
    (Object.keys(collections) as CollectionName[]).map((name) => [
      `${committed}/${name}.schema.json`,
      textOf(collectionSchema(name, ids, { closed: false })),
    ]),
  );
}

/** Writes the schemas that are committed: VS Code reads them for the YAML files. @returns their paths. */
export async function writeSchemas(contentDir: string, root = process.cwd()): Promise<string[]> {
  const files = await schemaFiles(contentDir);
  for (const [file, text] of files) await write(path.join(root, file), text);
  await writeEditorSchemas(contentDir, root);
  return [...files.keys()];
}

/**
 * Writes the schemas with the ids of this moment, in the form in which the Astro extension reads them for the fields of notes
 * and briefs (its setting `astro.content-intellisense`): a schema for each collection, and which file is of which.
 */
export async function writeEditorSchemas(contentDir: string, root = process.cwd()): Promise<void> {
  const ids = await knownIds(contentDir);
  const names = Object.keys(collections) as CollectionName[];
  for (const name of names)
    await write(path.join(root, current, `${name}.schema.json`), textOf(collectionSchema(name, ids)));
  const entries = await Promise.all(names.map((name) => entryUrls(contentDir, name)));
  const index = {
    collections: names.map((name) => ({ hasSchema: true, name })),
    entries: Object.fromEntries(entries.flat()),
  };
  await write(path.join(root, current, 'collections.json'), textOf(index));
}

/** Renews them after a file came or got another name: editors complete its id from now on. Other folders than the project's have no editor. */
export async function renewEditorSchemas(contentDir: string): Promise<void> {
  if (contentDir === path.resolve('content')) await writeEditorSchemas(contentDir);
}

function textOf(data: unknown): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** The extension looks a file up by its address, decoded and in small letters. */
async function entryUrls(contentDir: string, name: CollectionName): Promise<[string, string][]> {
  const files = await readdir(path.join(contentDir, name)).catch(() => []);
  return files
    .filter((file) => /\.(?:mdx?|yaml)$/.test(file))
    .map((file) => [decodeURIComponent(pathToFileURL(path.join(contentDir, name, file)).href).toLowerCase(), name]);
}
