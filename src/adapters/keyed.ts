import { fingerprint } from '#adapters/fingerprint.ts';

interface StaticPath {
  readonly params: Record<string, string | undefined>;
  readonly props?: object;
}

const none = {};
let areWanted = !import.meta.env.DEV;

/** Makes no keys from here on: in a process that is told which pages to render, somebody else has them. */
export function leaveOutKeys(): void {
  areWanted = false;
}

/**
 * The pages of a route, each with a key made from all it is given. While such a page is rendered it may not ask for the
 * Library (astro-library.ts refuses), so a page whose key did not change is the same page, and the one of the last build stays.
 */
export function keyed<Path extends StaticPath>(paths: readonly Path[]): (Path & { cacheKey: string })[] {
  // In development nothing is kept, so nothing needs a key. That there would be one still closes the Library.
  if (!areWanted) return paths.map((path) => ({ ...path, cacheKey: '' }));
  return paths.map((path) => ({ ...path, cacheKey: fingerprint(path.props ?? none) }));
}
