import { pathToFileURL } from 'node:url';
import type { RouteData } from 'astro';
import type { Publication } from '#adapters/publication.ts';
import type { Compiled } from '#adapters/renderer/compile.ts';
import type { Renderer } from '#adapters/renderer/entry.ts';

/** A file of the site that a route makes. */
export interface Page {
  /** Path from the root of the site, e.g. `notes/my-note/index.html`. */
  readonly file: string;
  /** Names all the page shows; undefined where the page may ask for the whole library and is made with each build. */
  readonly key: string | undefined;
  /** @throws Error when the page cannot be made; Astro has printed why. */
  readonly render: () => Promise<Buffer>;
}

/**
 * Every page of a publication, ready to be rendered one by one.
 * @param which `fixed`: only those without a key, where the others are known to be as they were; `without keys`: all, for
 *   who is told the key with the page.
 */
export async function pagesOf(
  compiled: Compiled,
  publication: Publication,
  siteUrl: string,
  which: 'all' | 'fixed' | 'without keys' = 'all',
): Promise<Page[]> {
  const { renderer } = (await import(pathToFileURL(compiled.entry).href)) as { renderer: Renderer };
  renderer.givePublication(publication);
  if (which === 'without keys') renderer.leaveOutKeys();
  const paths = await renderer.paths(which === 'fixed' ? 'fixed' : 'all');
  const pages = paths.map(({ pathname, route, cacheKey, answer }): Page => ({
    file: fileOf(pathname, route),
    key: cacheKey,
    render: async () => {
      renderer.closeLibrary(cacheKey === undefined ? undefined : pathname);
      const response = await (answer
        ? answer()
        : renderer.render(new Request(siteUrl + addressOf(pathname, route)), { routeData: route }));
      const expected = route.route === '/404' ? 404 : 200;
      if (response.status !== expected) throw new Error(`${pathname} could not be rendered (${route.component}).`);
      return Buffer.from(await response.arrayBuffer());
    },
  }));
  refuseDoubles(pages);
  return pages;
}

/** Pages are folders with an index, so that addresses have no ending; feeds and data are files. */
function fileOf(pathname: string, { type }: RouteData): string {
  const plain = pathname.replace(/^\/|\/$/g, '');
  if (type === 'endpoint') return plain;
  if (plain === '404') return '404.html';
  return plain === '' ? 'index.html' : `${plain}/index.html`;
}

/** The address with or without a closing slash, as the route knows it. */
function addressOf(pathname: string, { pattern }: RouteData): string {
  const other = pathname.endsWith('/') ? pathname.slice(0, -1) : `${pathname}/`;
  return pattern.test(other) ? other : pathname;
}

function refuseDoubles(pages: readonly Page[]): void {
  const seen = new Set<string>();
  for (const { file } of pages) {
    if (seen.has(file)) throw new Error(`Two routes make the same file: ${file}.`);
    seen.add(file);
  }
}
