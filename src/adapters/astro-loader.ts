import type { Loader, LoaderContext } from 'astro/loaders';
import path from 'node:path';
import { readContent, type Content } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import type { CollectionName } from '#domain/collections.ts';
import { createLibrary, type Library } from '#domain/library.ts';
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
  if (content.problems.length > 0)
    throw new UserError(
      content.problems.map((problem) => formatProblem(problem, 'content/')).join('\n'),
      'Mend the content, then build again. “npm run check” lists the same problems.',
    );
  return { content, library: createLibrary(content.entries, now) };
}
