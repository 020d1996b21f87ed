import { readContent } from '#adapters/content-folder.ts';
import { readManuscript } from '#domain/lint/manuscript.ts';
import { sentences } from '#domain/lint/sentences.ts';

/** The sentences of the notes in a content folder, without names and whatever YAML or MDX would have to escape. */
export async function realSentences(contentDir: string): Promise<string[]> {
  const { entries } = await readContent(contentDir);
  // The synthetic library has other companies; to its dictionary, ours would be misspelt words.
  const names = [
    ...entries.entities.flatMap((one) => [one.data.name, ...one.data.aliases]),
    ...entries.notes.flatMap((note) => note.data.sources.map((one) => one.publisher)),
  ];
  return entries.notes
    .flatMap((note) => readManuscript('notes', note).passages)
    .filter((one) => one.kind === 'paragraph')
    .flatMap((one) => [...sentences(one.text)].map(({ text }) => text.replace(/\s+/g, ' ').trim()))
    .filter((text) => /^\p{Lu}[^"\\{}<>|*_`[\]]{40,300}\.$/u.test(text))
    .filter((text) => !/\p{Ll}\p{Lu}/u.test(text) && !names.some((name) => text.includes(name)));
}
