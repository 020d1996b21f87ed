import type { LanguageLink } from '#domain/translations.ts';
import type { PublishedCard } from '#views/card/model.ts';
import type { CategoryId } from '#site.ts';

/** What the head of a page says to browsers, services and reference managers. Paths are from the site's root. */
export interface Head {
  readonly title: string;
  readonly description: string;
  readonly path: string;
  /** The page's social card; the default card otherwise. */
  readonly card?: PublishedCard | undefined;
  readonly graph?: Record<string, unknown> | undefined;
  readonly noindex?: boolean | undefined;
  readonly category?: CategoryId | undefined;
  readonly article?:
    | {
        readonly publishedAt: Date;
        readonly modifiedAt?: Date | undefined;
        readonly section?: string | undefined;
        readonly tags: readonly string[];
        readonly authors?: readonly string[] | undefined;
      }
    | undefined;
  /** The same thing in another format, and feeds of just this page. */
  readonly alternates?: readonly Alternate[] | undefined;
  /** The page in every language it is public in, its own among them; none where there is only this one. */
  readonly languages?: readonly LanguageLink[] | undefined;
  /** Whether its large letters hold signs (see `haveSign`). */
  readonly signs?: boolean | undefined;
  /** Highwire tags, which Scholar and reference managers read: https://scholar.google.com/intl/en/scholar/inclusion.html */
  readonly citation?: readonly (readonly [name: string, content: string])[] | undefined;
}

export interface Alternate {
  readonly type: string;
  readonly title: string;
  readonly path: string;
}
