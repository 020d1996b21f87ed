import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CollectionName, collections } from '#domain/collections.ts';
import { collectionSchema, type KnownIds } from '#views/json-schema.ts';
import { site } from '#site.ts';

/** Where the schemas for editors lie; committed, so that they work in a fresh clone. */
export const schemaFolder = '.vscode/schemas';

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

/** Every schema file by its path from the root of the project. */
export async function schemaFiles(contentDir: string): Promise<Map<string, string>> {
  const ids = await knownIds(contentDir);
  return new Map(
    (Object.keys(collections) as CollectionName[]).map((name) => [
      `${schemaFolder}/${name}.schema.json`,
      `${JSON.stringify(collectionSchema(name, ids), null, 2)}\n`,
    ]),
  );
}

/**
 * Writes the schemas where editors look: `.vscode/schemas` for YAML files, and `.astro/collections` in the form that the
 * Astro extension reads for the frontmatter of Markdown (its `astro.content-intellisense` setting).
 */
export async function writeSchemas(contentDir: string, root = process.cwd()): Promise<string[]> {
  const files = await schemaFiles(contentDir);
  const written: string[] = [];
  for (const [file, text] of files) {
    for (const target of [file, file.replace(schemaFolder, '.astro/collections')]) {
      await mkdir(path.join(root, path.dirname(target)), { recursive: true });
      await writeFile(path.join(root, target), text);
    }
    written.push(file);
  }
  const names = Object.keys(collections) as CollectionName[];
  const entries = await Promise.all(names.map((name) => entryUrls(contentDir, name)));
  const index = {
    collections: names.map((name) => ({ hasSchema: true, name })),
    entries: Object.fromEntries(entries.flat()),
  };
  await writeFile(path.join(root, '.astro/collections/collections.json'), JSON.stringify(index, null, 2));
  return written;
}

async function entryUrls(contentDir: string, name: CollectionName): Promise<[string, string][]> {
  const files = await readdir(path.join(contentDir, name)).catch(() => []);
  return files
    .filter((file) => /\.(?:mdx?|yaml)$/.test(file))
    .map((file) => [pathToFileURL(path.join(contentDir, name, file)).href.toLowerCase(), name]);
}
