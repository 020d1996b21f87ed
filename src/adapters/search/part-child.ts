import { indexPart } from '#adapters/search/index-part.ts';
import type { PartAnswer, PartOrder } from '#adapters/search/part-process.ts';

/** Has one part indexed while the build is busy with pages: its process could not answer Pagefind in time. */
process.once('message', ({ records, folder, name }: PartOrder) => {
  void indexPart(records, folder, name)
    .then(
      (engine): PartAnswer => ({ engine }),
      (error: unknown): PartAnswer => ({ failure: error instanceof Error ? error.message : String(error) }),
    )
    .then((answer) => process.send?.(answer, () => process.exit()));
});
// A build that failed leaves nobody to index for.
process.once('disconnect', () => process.exit());
