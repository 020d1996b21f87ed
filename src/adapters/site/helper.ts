import { readEnvironment } from '#adapters/environment.ts';
import { openPublication } from '#adapters/publication.ts';
import { compiled } from '#adapters/renderer/compile.ts';
import { pagesOf } from '#adapters/renderer/pages.ts';
import { SiteFolder } from '#adapters/site/folder.ts';
import { renderAll } from '#adapters/site/render.ts';

/** Renders the files it is sent, in a process of its own, and answers with what it wrote. Same environment, same moment. */
process.once('message', (files: readonly string[]) => {
  void work(new Set(files)).then((share) => process.send?.(share, () => process.disconnect()));
});

async function work(files: ReadonlySet<string>) {
  const environment = readEnvironment();
  const program = await compiled(environment);
  const publication = await openPublication(environment);
  const pages = await pagesOf(program, publication, environment.siteUrl);
  const site = new SiteFolder(environment.outDir, environment.cacheDir, program.key);
  return renderAll(
    pages.filter(({ file }) => files.has(file)),
    site,
  );
}
