import type { APIRoute } from 'astro';
import { environment, getLibrary } from '#adapters/astro-library.ts';
import { newsSitemap } from '#views/sitemap.ts';

export const GET: APIRoute = async () =>
  new Response(newsSitemap(await getLibrary(), environment.siteUrl), {
    headers: { 'content-type': 'application/xml' },
  });
