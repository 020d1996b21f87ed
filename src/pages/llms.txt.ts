import type { APIRoute } from 'astro';
import { environment } from '#adapters/astro-library.ts';
import { llms } from '#views/llms.ts';

export const GET: APIRoute = () => new Response(llms(environment.siteUrl));
