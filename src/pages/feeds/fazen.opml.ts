import type { APIRoute } from 'astro';
import { environment, getLibrary } from '#adapters/astro-library.ts';
import { opml } from '#views/opml.ts';

export const GET: APIRoute = async () =>
  new Response(opml(await getLibrary(), environment.siteUrl), {
    headers: { 'content-type': 'text/x-opml; charset=utf-8' },
  });
