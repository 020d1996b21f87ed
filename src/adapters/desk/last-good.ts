import type { Content } from '#adapters/content-folder.ts';
import type { Entries, Entry } from '#domain/collections.ts';

/** Entries as they last were without a problem: while an editor types, the page stays and the desk tells what is wrong. */
const lastGood = new Map<string, Entry<unknown>>();

/** What the desk shows of a content folder: its good entries, and of those that are broken just now, the last good ones. */
export function previewContent(content: Content): Entries {
  const broken = new Set(content.problems.map((problem) => problem.file));
  const keep = <E extends Entry<unknown>>(list: readonly E[], folder: string): E[] => {
    const good = list.filter((entry) => !broken.has(entry.file));
    for (const entry of good) lastGood.set(entry.file, entry);
    const stale = [...broken].flatMap((file) => (file.startsWith(`${folder}/`) ? (lastGood.get(file) ?? []) : []));
    return [...good, ...(stale as E[])];
  };
  const { notes, briefs, authors, entities, events } = content.entries;
  return {
    notes: keep(notes, 'notes'),
    briefs: keep(briefs, 'briefs'),
    authors: keep(authors, 'authors'),
    entities: keep(entities, 'entities'),
    events: keep(events, 'events'),
  };
}
