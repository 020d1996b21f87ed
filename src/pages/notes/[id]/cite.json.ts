import type { APIRoute } from 'astro';
import { environment, getLibrary } from '#adapters/astro-library.ts';
import type { Note } from '#domain/library.ts';
import { citable, citeCsl } from '#views/cite.ts';

export async function getStaticPaths() {
  return (await getLibrary()).notes.map((note) => ({ params: { id: note.id }, props: { note } }));
}

export const GET: APIRoute<{ note: Note }> = async ({ props: { note } }) => {
  const library = await getLibrary();
  return new Response(JSON.stringify(citeCsl(citable(note, library, environment.siteUrl)), null, 1), {
    headers: { 'content-type': 'application/vnd.citationstyles.csl+json' },
  });
};
