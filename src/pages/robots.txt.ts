import type { APIRoute } from 'astro';
import { environment } from '#adapters/astro-library.ts';
import { absolute } from '#domain/paths.ts';

export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute('/sitemap.xml', environment.siteUrl)}\n`);
