import type { APIRoute } from 'astro';
import { environment, getLibrary } from '#adapters/astro-library.ts';
import { keyed } from '#adapters/keyed.ts';
import { notesAlone } from '#domain/excerpt.ts';
import type { Library, Note } from '#domain/library.ts';
import { citable, citeBibtex } from '#views/cite.ts';

export async function getStaticPaths() {
  return keyed(notesAlone(await getLibrary()).map((props) => ({ params: { id: props.note.id }, props })));
}

export const GET: APIRoute<{ note: Note; library: Library }> = ({ props: { note, library } }) =>
  new Response(citeBibtex(citable(note, library, environment.siteUrl)), {
    headers: { 'content-type': 'application/x-bibtex; charset=utf-8' },
  });
