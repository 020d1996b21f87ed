import type { APIRoute } from 'astro';
import { environment } from '#adapters/astro-library.ts';
import { robots } from '#views/robots.ts';

export const GET: APIRoute = () => new Response(robots(environment.siteUrl));
