import { readFileSync, rmSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { indexPart } from '#adapters/search/index-part.ts';
import type { PartAnswer, PartOrder } from '#adapters/search/part-process.ts';
import type { SearchRecord } from '#views/search-document.ts';

/** Has parts indexed, one after the other, while the build is busy with pages: its process could not answer Pagefind in time. */
process.on('message', ({ records: file, ...work }: PartOrder) => {
  const records = deserialize(readFileSync(file)) as SearchRecord[];
  rmSync(file);
  void indexPart({ ...work, records })
    .then(
      (made): PartAnswer => ({ made }),
      (error: unknown): PartAnswer => ({ failure: error instanceof Error ? error.message : String(error) }),
    )
    .then((answer) => process.send?.(answer));
});
// A build that has ended or failed leaves nobody to index for.
process.once('disconnect', () => process.exit());
