import path from 'node:path';
import * as pagefind from 'pagefind';
import type { SearchRecord } from '#views/search-record.ts';

/**
 * Writes the Pagefind index of the given records to `<outDir>/pagefind/`.
 * @throws Error on any indexing error, or when the index would be empty though there are records.
 */
export async function writeSearchIndex(records: readonly SearchRecord[], outDir: string): Promise<void> {
  try {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: 'en' });
    if (!index) throw new Error(`The search index could not be made: ${errors.join('; ')}`);
    for (const { url, html } of records) {
      const added = await index.addHTMLFile({ url, content: html });
      if (added.errors.length > 0)
        throw new Error(`${url} could not be indexed for search: ${added.errors.join('; ')}`);
      if (added.file.uniqueWords === 0) throw new Error(`${url} has no words for search.`);
    }
    const written = await index.writeFiles({ outputPath: path.join(outDir, 'pagefind') });
    if (written.errors.length > 0)
      throw new Error(`The search index could not be written: ${written.errors.join('; ')}`);
  } finally {
    await pagefind.close();
  }
}
