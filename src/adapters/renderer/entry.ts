import type { RouteData } from 'astro';
import { createApp } from 'astro/app/entrypoint';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import { closeLibrary, givePublication } from '#adapters/astro-library.ts';

/** An address, the route that makes it, and the key of what it shows. */
export interface RenderPath {
  readonly pathname: string;
  readonly route: RouteData;
  readonly cacheKey?: string | undefined;
}

/**
 * What the compiled site offers to the build: Astro compiles it once per state of the code, and each build renders from
 * it whatever changed. Everything stands in one bundle, so that pages and this file share their modules.
 */
const app = createApp({ streaming: false });

export const renderer = {
  givePublication,
  closeLibrary,
  /** Every page and file that routes make, with the key its `getStaticPaths` gave it. */
  paths: (): Promise<RenderPath[]> => new StaticPaths(app).getAll(),
  /** Of these the ones whose address is in the code, which have no key. */
  fixedPaths: (): RenderPath[] =>
    app.manifest.routes.flatMap(({ routeData: route }) =>
      route.prerender && route.pathname ? [{ pathname: route.pathname, route, cacheKey: undefined }] : [],
    ),
  render: app.render.bind(app),
};

export type Renderer = typeof renderer;
