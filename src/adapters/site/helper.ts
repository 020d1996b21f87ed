import { readEnvironment } from '#adapters/environment.ts';
import { openPublication } from '#adapters/publication.ts';
import type { Compiled } from '#adapters/renderer/compile.ts';
import { type Page, pagesOf } from '#adapters/renderer/pages.ts';
import { SiteFolder } from '#adapters/site/folder.ts';
import type { Answer, Order } from '#adapters/site/helper-process.ts';
import { renderAll, type Wanted } from '#adapters/site/render.ts';
import { TextShelf } from '#adapters/text-shelf.ts';
import { readingShares } from '#adapters/site/shares.ts';

/**
 * A process beside the build, with the same environment and moment: reads a share of the content, if it is told where those are given out,
 * and renders the pages it is sent.
 */
const environment = readEnvironment();
const [shares] = process.argv.slice(2);
let allHaveRead: () => void = () => undefined;
const meeting = new Promise<void>((resolve) => {
  allHaveRead = resolve;
});
const partner = shares
  ? { nextShare: readingShares(shares), meet: () => (answer({ read: true }), meeting) }
  : undefined;
const publication = openPublication(environment, { partner, texts: partner && new TextShelf(environment) });
/** One order after the other: the Library is open or closed for one page at a time. */
let rendering: Promise<void> = Promise.resolve();
let desk: Promise<{ pages: ReadonlyMap<string, Page>; site: SiteFolder }> | undefined;

process.on('message', (order: Order) => {
  if ('met' in order) allHaveRead();
  else if ('program' in order) desk = prepare(order.program);
  else if ('pages' in order) rendering = rendering.then(() => render(order.pages));
  else process.disconnect();
});

async function prepare(program: Compiled) {
  const pages = await pagesOf(program, await publication, environment.siteUrl, 'without keys');
  const site = new SiteFolder(environment.outDir, environment.cacheDir, program.key);
  return { pages: new Map(pages.map((page) => [page.file, page])), site };
}

async function render(wanted: readonly Wanted[]): Promise<void> {
  if (!desk) throw new Error('Asked for pages before the program was named.');
  const { pages, site } = await desk;
  answer({
    share: await renderAll(
      wanted.flatMap(([file, key]) => {
        const page = pages.get(file);
        return page ? { ...page, key } : [];
      }),
      site,
    ),
  });
}

function answer(message: Answer): void {
  process.send?.(message);
}
