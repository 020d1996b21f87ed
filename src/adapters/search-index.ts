import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as pagefind from 'pagefind';
import { tokenMarks } from '#domain/search-text.ts';
import { vocabulary } from '#domain/search-words.ts';
import type { SearchRecord } from '#views/search-document.ts';

/** Parts of Pagefind that no page asks for: its own interfaces, and the engine for unknown languages. */
const unused = /^pagefind-(?:component-ui|modular-ui|ui|highlight)\.|^wasm\.unknown\./;

/**
 * Writes the Pagefind index of the given records to `<outDir>/pagefind/`, and beside it the vocabulary from which a
 * misspelt word is mended. Without records nothing is written, and the search page says that nothing is published.
 * @throws Error on any indexing error, when a record has no words, or when the written index lacks a record.
 */
export async function writeSearchIndex(records: readonly SearchRecord[], outDir: string): Promise<void> {
  const folder = path.join(outDir, 'pagefind');
  await rm(folder, { recursive: true, force: true });
  if (records.length === 0) return;
  try {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: 'en', includeCharacters: tokenMarks });
    if (!index) throw new Error(`The search index could not be made: ${errors.join('; ')}`);
    for (const { url, html } of records) {
      const added = await index.addHTMLFile({ url, content: html });
      if (added.errors.length > 0)
        throw new Error(`${url} could not be indexed for search: ${added.errors.join('; ')}`);
      if (added.file.uniqueWords === 0) throw new Error(`${url} has no words for search.`);
    }
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0)
      throw new Error(`The search index could not be written: ${written.errors.join('; ')}`);
  } finally {
    await pagefind.close();
  }
  await mustHold(records.length, folder);
  for (const file of await readdir(folder)) if (unused.test(file)) await rm(path.join(folder, file));
  await writeFile(path.join(folder, 'words.json'), JSON.stringify(vocabulary(records).join(' ')));
}

async function mustHold(count: number, folder: string): Promise<void> {
  const entry = JSON.parse(await readFile(path.join(folder, 'pagefind-entry.json'), 'utf8')) as {
    languages: Record<string, { page_count: number }>;
  };
  const found = Object.values(entry.languages).reduce((sum, one) => sum + one.page_count, 0);
  if (found !== count)
    throw new Error(`The search index holds ${found} of ${count} records; an entry would not be found.`);
}
