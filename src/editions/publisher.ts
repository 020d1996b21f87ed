import type { CategoryId, TopicId } from '#site.ts';

/** The publisher's facts that have another wording in another language; the others stand in `src/site.ts` alone. */
export interface PublisherWords {
  readonly name: string;
  readonly shortName: string;
  readonly tagline: string;
  readonly description: string;
  readonly url: string;
  readonly houseAuthor: { readonly name: string; readonly monogram: string; readonly description: string };
  readonly telegram: { readonly handle: string; readonly url: string; readonly at: string };
  readonly disclaimer: string;
  readonly partner: { readonly role: string; readonly text: string };
  readonly categories: Readonly<Record<CategoryId, { readonly label: string; readonly description: string }>>;
  readonly topics: Readonly<Record<TopicId, string>>;
}
