import type { APIRoute } from 'astro';
import { environment } from '#adapters/astro-library.ts';
import { securityTxt } from '#views/security-txt.ts';

export const GET: APIRoute = () => new Response(securityTxt(environment.now, environment.siteUrl));
