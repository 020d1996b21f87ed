import type { APIRoute } from 'astro';
import { environment, getForecasts, getLibrary } from '#adapters/astro-library.ts';
import { sitemap } from '#views/sitemap.ts';

export const GET: APIRoute = async () =>
  new Response(sitemap(await getLibrary(), await getForecasts(), environment.siteUrl), {
    headers: { 'content-type': 'application/xml' },
  });
