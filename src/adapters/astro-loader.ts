import type { Loader, LoaderContext } from 'astro/loaders';
import path from 'node:path';
import { readContent, type Content } from '#adapters/content-folder.ts';
import { isPreviewing } from '#adapters/desk/preview-mode.ts';
import { readEnvironment } from '#adapters/environment.ts';
import type { CollectionName, Entries, Entry } from '#domain/collections.ts';
import { createLibrary, previewed, type Library } from '#domain/library.ts';
import { formatProblem } from '#domain/problem.ts';
import { UserError } from '#domain/user-error.ts';

/** The content folder as an Astro collection: only what the Library holds enters the store. */
export function contentLoader(name: CollectionName): Loader {
  return loader(`content-folder:${name}`, async (context, { content, library }) => {
    const open = new Set(library[name].map((entry) => entry.id));
    for (const { id, file, body, digest } of content.entries[name]) {
      if (!open.has(id)) continue;
      const data = await context.parseData({ id, data: content.raw.get(file) ?? {} });
      context.store.set({ id, data, body, digest, filePath: file });
    }
  });
}

/** Withdrawn entries as their tombstones: an address, a day and a reason, nothing else of them. */
export function tombstoneLoader(): Loader {
  return loader('content-folder:tombstones', async (context, { library }) => {
    for (const tombstone of library.tombstones) {
      const id = `${tombstone.collection}/${tombstone.id}`;
      context.store.set({ id, data: await context.parseData({ id, data: { ...tombstone } }) });
    }
  });
}

type Fill = (context: LoaderContext, read: { content: Content; library: Library }) => Promise<void>;

function loader(name: string, fill: Fill): Loader {
  return {
    name,
    load: async (context) => {
      const { contentDir } = readEnvironment();
      const refill = async () => {
        const read = await shared();
        context.store.clear();
        await fill(context, read);
      };
      await refill();
      context.watcher?.add(contentDir);
      context.watcher?.on('all', (_, changed) => {
        if (!changed.startsWith(contentDir + path.sep)) return;
        pending = undefined;
        refill().catch((error: unknown) =>
          context.logger.error(error instanceof Error ? error.message : String(error)),
        );
      });
    },
  };
}

let pending: Promise<{ content: Content; library: Library }> | undefined;

/** All collections are filled from one reading of the folder. */
function shared() {
  pending ??= read();
  return pending;
}

async function read() {
  const { contentDir, now } = readEnvironment();
  const content = await readContent(contentDir);
  if (isPreviewing()) return preview(content, now);
  if (content.problems.length > 0)
    throw new UserError(
      content.problems.map((problem) => formatProblem(problem, 'content/')).join('\n'),
      'Mend the content, then build again. “npm run check” lists the same problems.',
    );
  return { content, library: createLibrary(content.entries, now) };
}

/** Entries as they last were without a problem: while an editor types, the page stays and the desk tells what is wrong. */
const lastGood = new Map<string, { entry: Entry<unknown>; raw: Record<string, unknown> }>();

function preview(content: Content, now: Date): { content: Content; library: Library } {
  const broken = new Set(content.problems.map((problem) => problem.file));
  const raw = new Map(content.raw);
  const keep = <E extends Entry<unknown>>(list: readonly E[], folder: string): E[] => {
    const good = list.filter((entry) => !broken.has(entry.file));
    for (const entry of good) lastGood.set(entry.file, { entry, raw: content.raw.get(entry.file) ?? {} });
    const stale = [...broken].flatMap((file) => (file.startsWith(`${folder}/`) ? (lastGood.get(file) ?? []) : []));
    for (const one of stale) raw.set(one.entry.file, one.raw);
    return [...good, ...stale.map((one) => one.entry as E)];
  };
  const { notes, briefs, authors, entities, events } = content.entries;
  const entries: Entries = {
    notes: keep(notes, 'notes'),
    briefs: keep(briefs, 'briefs'),
    authors: keep(authors, 'authors'),
    entities: keep(entities, 'entities'),
    events: keep(events, 'events'),
  };
  const library = createLibrary(entries, now, [], previewed);
  return { content: { ...content, entries, raw }, library };
}
