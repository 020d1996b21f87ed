import { setImmediate } from 'node:timers/promises';
import type { Page } from '#adapters/renderer/pages.ts';
import type { SiteFolder, Written } from '#adapters/site/folder.ts';

/** Pages handed out at once: enough that handing out costs nothing, few enough that all end at the same time. */
const handful = 64;

/** A page that somebody else is to render: its file, and its key. */
export type Wanted = readonly [file: string, key: string | undefined];

/** Files that were written, and whether each waits for `SiteFolder.close` to take the place of an older one. */
export type Share = readonly (readonly [file: string, written: Written, waits: boolean])[];

/** Takes the next few pages, until there are none, and says what it wrote. */
export type Help = (
  pages: number,
  next: () => readonly Wanted[] | undefined,
  done: (share: Share) => void,
) => Promise<void>;

/** Renders and writes the pages that are not those of the last build any more. */
export async function renderChanged(pages: readonly Page[], site: SiteFolder, help: Help): Promise<number> {
  const changed = pages.filter(({ file, key }) => !site.keep(file, key));
  // Those of one note follow each other, so that its text is at hand.
  const sorted = [...changed].sort((a, b) => (a.file < b.file ? -1 : 1));
  const queue = Array.from({ length: Math.ceil(sorted.length / handful) }, (_, i) =>
    sorted.slice(i * handful, (i + 1) * handful),
  );
  const helping = help(
    changed.length,
    () => queue.shift()?.map(({ file, key }) => [file, key]),
    (share) => {
      for (const one of share) site.take(...one);
    },
  );
  helping.catch(() => undefined);
  for (let next = queue.shift(); next; next = queue.shift()) await renderAll(next, site);
  await helping;
  return changed.length;
}

/** Renders and writes pages one after the other. */
export async function renderAll(pages: readonly Page[], site: SiteFolder): Promise<Share> {
  const done: [string, Written, boolean][] = [];
  for (const { file, key, render } of pages) {
    const written = site.write(file, key, await render());
    done.push([file, written, site.waits(file)]);
    // Rendering seldom waits for anything; what runs beside it must get its turn.
    if (done.length % 16 === 0) await setImmediate();
  }
  return done;
}
