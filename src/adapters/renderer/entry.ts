import { createApp } from 'astro/app/entrypoint';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import { closeLibrary, givePublication } from '#adapters/astro-library.ts';

/**
 * What the compiled site offers to the build: Astro compiles it once per state of the code, and each build renders from
 * it whatever changed. Everything stands in one bundle, so that pages and this file share their modules.
 */
const app = createApp({ streaming: false });

export const renderer = {
  givePublication,
  closeLibrary,
  /** Every page and file that routes make, with the key its `getStaticPaths` gave it. */
  paths: () => new StaticPaths(app).getAll(),
  render: app.render.bind(app),
};

export type Renderer = typeof renderer;
