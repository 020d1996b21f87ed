import type { APIRoute } from 'astro';
import { environment, getText, getLibrary } from '#adapters/astro-library.ts';
import { keyed } from '#adapters/keyed.ts';
import { notesWithText } from '#domain/excerpt.ts';
import type { Library, Note } from '#domain/library.ts';
import { noteMarkdown } from '#views/twin/note-twin.ts';

export async function getStaticPaths() {
  return keyed(notesWithText(await getLibrary()).map((props) => ({ params: { id: props.note.id }, props })));
}

export const GET: APIRoute<{ note: Note; library: Library; text: string }> = async ({
  props: { note, library, text },
}) => {
  return new Response(noteMarkdown(note, await getText(note, text), library, environment.siteUrl), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
};
