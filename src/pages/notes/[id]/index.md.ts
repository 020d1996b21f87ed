import type { APIRoute } from 'astro';
import { environment, getBody, getLibrary } from '#adapters/astro-library.ts';
import type { Note } from '#domain/library.ts';
import { noteMarkdown } from '#views/twin/note-twin.ts';

export async function getStaticPaths() {
  return (await getLibrary()).notes.map((note) => ({ params: { id: note.id }, props: { note } }));
}

export const GET: APIRoute<{ note: Note }> = async ({ props: { note } }) => {
  const library = await getLibrary();
  return new Response(noteMarkdown(note, await getBody(note), library, environment.siteUrl), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
};
