import { z } from 'zod';
import { id } from '#domain/fields.ts';
import { type EditionId, editionIds } from '#editions/all.ts';

/** Where the same entry stands in other editions: `{ ar: id-there }`. */
export const translations = z
  .partialRecord(z.enum(editionIds), id)
  .default({})
  .describe('The same entry in other languages: edition and its id there, e.g. { ar: tasarrub-mythos }.');

export type Translations = z.output<typeof translations>;

/** A page in a language, as `hreflang` names it. */
export interface LanguageLink {
  readonly language: string;
  readonly href: string;
  /** The language's own name, for readers. */
  readonly name: string;
}

/** Another edition and what is public in it. */
export interface OtherEdition {
  readonly edition: EditionId;
  /** Address of its site without a trailing slash. */
  readonly siteUrl: string;
  readonly public: { readonly notes: ReadonlySet<string>; readonly briefs: ReadonlySet<string> };
}
