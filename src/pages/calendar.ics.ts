import type { APIRoute } from 'astro';
import { environment, getForecasts, getLibrary } from '#adapters/astro-library.ts';
import { calendar } from '#views/calendar.ts';

export const GET: APIRoute = async () =>
  new Response(calendar(await getLibrary(), await getForecasts(), environment.siteUrl), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
