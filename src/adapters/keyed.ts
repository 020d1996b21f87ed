import { fingerprint } from '#adapters/fingerprint.ts';

interface StaticPath {
  readonly params: Record<string, string | undefined>;
  readonly props?: object;
}

const none = {};

/**
 * The pages of a route, each with a key made from all it is given. While such a page is rendered it may not ask for the
 * Library (astro-library.ts refuses), so a page whose key did not change is the same page, and the one of the last build stays.
 */
export function keyed<Path extends StaticPath>(paths: readonly Path[]): (Path & { cacheKey: string })[] {
  // In development nothing is kept, so nothing needs a key.
  if (import.meta.env.DEV) return paths.map((path) => ({ ...path, cacheKey: '' }));
  return paths.map((path) => ({ ...path, cacheKey: fingerprint(path.props ?? none) }));
}
