/** What a page says of itself, as far as the checks before publishing need it. */
export interface PageFacts {
  /** Where links may lead within the page. */
  readonly ids: readonly string[];
  /** Addresses that the page links to or loads, absolute within the site where they are of the site. */
  readonly links: readonly string[];
  readonly image: string | undefined;
  readonly canonical: string | undefined;
  readonly noindex: boolean;
  /** The Content-Security-Policy in its head, if it stands before everything that could run. */
  readonly policy: string | undefined;
  /** Code or style inside the page, which the policy would block; and JSON-LD that cannot be read. */
  readonly inline: readonly string[];
  /** Breaches of the HTML standard, as `line: what`. */
  readonly invalid: readonly string[];
}

/** A file for machines: whether it can be read, and what it announces. */
export interface DataFacts {
  readonly unreadable: string | undefined;
  /** Addresses that a feed or sitemap lists. */
  readonly links: readonly string[];
  /** Ids of a feed's items. */
  readonly guids: readonly string[];
}

/** A place where something stands that must not be public. The secret itself is never repeated. */
export interface Leak {
  readonly kind: 'unpublished' | 'secret';
  readonly file: string;
  /** The entry (`notes/x`), or the kind of secret. */
  readonly what: string;
}

/** A built site as data. Paths of files are relative to its root: `notes/x/index.html`. */
export interface SiteFacts {
  /** Size in bytes of every file. */
  readonly files: ReadonlyMap<string, number>;
  readonly pages: ReadonlyMap<string, PageFacts>;
  readonly data: ReadonlyMap<string, DataFacts>;
  /** Pictures that cannot be decoded, with the reason. */
  readonly brokenImages: ReadonlyMap<string, string>;
  readonly leaks: readonly Leak[];
}

/** The address path of a page's file: `notes/x/index.html` → `/notes/x/`. */
export function pageAddress(file: string): string {
  return `/${file.replace(/(?<=^|\/)index\.html$/, '')}`;
}

/** The file that answers at an address path, if any; a missing last slash is not forgiven. */
export function fileAt(path: string, files: ReadonlyMap<string, unknown>): string | undefined {
  const plain = path.slice(1);
  if (path.endsWith('/')) return files.has(`${plain}index.html`) ? `${plain}index.html` : undefined;
  return files.has(plain) ? plain : undefined;
}
