import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '#adapters/renderer/pages.ts';
import type { SiteFolder, Written } from '#adapters/site/folder.ts';

/** A helper reads the content and lists the pages itself, which pays from about this many pages on. */
const worthAHelper = 1500;

/** What a helper answers with: the files it wrote. */
export type Share = readonly (readonly [file: string, written: Written])[];

/** Renders and writes the pages that are not those of the last build any more, on all processors when there are many. */
export async function renderChanged(pages: readonly Page[], site: SiteFolder): Promise<number> {
  const changed = pages.filter(({ file, key }) => !site.keep(file, key));
  const count = changed.length >= worthAHelper ? Math.min(availableParallelism(), 4) : 1;
  const shares = divide(changed, count);
  const helpers = shares.slice(1).map((share) => helper(share.map(({ file }) => file)));
  await renderAll(shares[0] ?? [], site);
  for (const share of await Promise.all(helpers)) for (const [file, written] of share) site.take(file, written);
  return changed.length;
}

/** Renders pages one after the other, those of one note together, so that its text is made once. */
export async function renderAll(pages: readonly Page[], site: SiteFolder): Promise<Share> {
  const sorted = [...pages].sort((a, b) => (a.file < b.file ? -1 : 1));
  const done: [string, Written][] = [];
  for (const { file, key, render } of sorted) {
    done.push([file, site.write(file, key, await render())]);
    // Rendering seldom waits for anything; what runs beside it (the indexing of search) must get its turn.
    if (done.length % 16 === 0) await setImmediate();
  }
  return done;
}

/** Divides pages so that what stands in one folder stays together. */
function divide(pages: readonly Page[], count: number): Page[][] {
  const shares = Array.from({ length: count }, (): Page[] => []);
  const folders = [...Map.groupBy(pages, ({ file }) => file.split('/').slice(0, 2).join('/')).values()];
  folders.sort((a, b) => b.length - a.length);
  folders.forEach((folder, i) => shares[i % count]?.push(...folder));
  return shares;
}

function helper(files: readonly string[]): Promise<Share> {
  const child = fork(fileURLToPath(new URL('helper.ts', import.meta.url)), { serialization: 'advanced' });
  child.send(files);
  return new Promise((resolve, reject) => {
    child.on('message', (share) => resolve(share as Share));
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`A process that rendered pages ended with ${code}; see above.`)));
  });
}
