import { setImmediate } from 'node:timers/promises';
import type { APIContext, APIRoute, RouteData } from 'astro';
import { createApp } from 'astro/app/entrypoint';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import { closeLibrary, givePublication } from '#adapters/astro-library.ts';
import { leaveOutKeys } from '#adapters/keyed.ts';

/** A file that a route makes, and the key of what it shows. */
export interface RenderPath {
  readonly pathname: string;
  readonly route: RouteData;
  readonly cacheKey?: string | undefined;
  /** Makes it without a request. Pages have none: Astro renders them. */
  readonly answer?: () => Promise<Response>;
}

/** A module of `src/pages/` that answers with a feed, data or a text, and not with a page. */
interface Endpoint {
  readonly GET: APIRoute;
  readonly getStaticPaths?: () => Promise<readonly Given[]>;
}
type Given = Pick<APIContext, 'params' | 'props'> & { readonly cacheKey?: string };

const endpoints = import.meta.glob<Endpoint>('/src/pages/**/*.ts', { eager: true });

/**
 * What the compiled site offers to the build: Astro compiles it once per state of the code, and each build renders from
 * it whatever changed. Everything stands in one bundle, so that pages and this file share their modules.
 */
const app = createApp({ streaming: false });
const [answered, rendered] = split(app.manifest.routes);
// Astro lists the pages of the routes it knows; it need not know the others.
app.manifest.routes = rendered;

function split(routes: typeof app.manifest.routes) {
  const isDirect = ({ routeData }: (typeof routes)[number]) => `/${routeData.component}` in endpoints;
  return [routes.filter(isDirect), routes.filter((one) => !isDirect(one))] as const;
}

/**
 * Three files of four are no pages (Markdown, data, citations, feeds). They are asked directly, with their params and props
 * and nothing of a request, which there is not: Astro's way to a page costs each as much as making it.
 */
async function endpointPaths(route: RouteData, { GET, getStaticPaths }: Endpoint): Promise<RenderPath[]> {
  const given: readonly Given[] = getStaticPaths ? await getStaticPaths() : [{ params: {}, props: {} }];
  return given.map(({ params, props, cacheKey }) => ({
    pathname: route.route.replace(/\[(?:\.{3})?(\w+)\]/g, (_, name: string) => params[name] ?? '').replace('//', '/'),
    route,
    cacheKey,
    answer: async () => GET({ params, props } as APIContext),
  }));
}

/** Every file that routes make; `fixed`: only those whose address is in the code, which have no key. */
async function paths(which: 'all' | 'fixed'): Promise<RenderPath[]> {
  const isWanted = ({ pathname }: RouteData) => which === 'all' || pathname !== undefined;
  const files: RenderPath[] = [];
  for (const { routeData: route } of answered) {
    const endpoint = endpoints[`/${route.component}`];
    if (endpoint && isWanted(route)) files.push(...(await endpointPaths(route, endpoint)));
    // What runs beside (the indexing of search) must get its turn.
    await setImmediate();
  }
  if (which === 'all') return [...files, ...(await new StaticPaths(app).getAll())];
  return [
    ...files,
    ...rendered.flatMap(({ routeData: route }) => (route.pathname ? [{ pathname: route.pathname, route }] : [])),
  ];
}

export const renderer = { givePublication, closeLibrary, leaveOutKeys, paths, render: app.render.bind(app) };

export type Renderer = typeof renderer;
