import type { Entries } from '#domain/collections.ts';

/** Names of people, companies, products and publishers are right as they are written in their own files. */
export function namesIn({ entities, authors, notes, events, briefs }: Entries): string[] {
  const sources = [
    ...notes.flatMap((one) => one.data.sources),
    ...events.flatMap((one) => one.data.timeline.flatMap((row) => row.source ?? [])),
    ...briefs.flatMap((one) => one.data.stories.flatMap((story) => story.source ?? [])),
  ];
  const texts = [
    ...entities.flatMap((one) => [one.data.name, ...one.data.aliases]),
    ...authors.map((one) => one.data.name),
    ...sources.flatMap((one) => [one.publisher, 'origin' in one ? String(one.origin ?? '') : '']),
  ];
  return texts.flatMap((text) => text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? []);
}
