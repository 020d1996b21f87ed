import { readContent } from '#adapters/content-folder.ts';
import type { EditionSettings } from '#adapters/edition-settings.ts';
import { createLibrary } from '#domain/library.ts';
import type { OtherEdition } from '#domain/translations.ts';

/**
 * What is public in the other editions at this moment, read by the one reader and the one publish rule. An entry with a
 * problem is not in it: a link to a page that its own build refuses would lead nowhere.
 */
export function readOthers(settings: readonly EditionSettings[], now: Date): Promise<OtherEdition[]> {
  return Promise.all(
    settings.map(async ({ edition, siteUrl, contentDir }) => {
      const { notes, briefs } = createLibrary((await readContent(contentDir)).entries, now);
      const ids = (entries: readonly { readonly id: string }[]) => new Set(entries.map((one) => one.id));
      return { edition, siteUrl, public: { notes: ids(notes), briefs: ids(briefs) } };
    }),
  );
}
