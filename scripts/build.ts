import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { writeAdmin } from '#adapters/admin.ts';
import { forgetOtherVariables } from '#adapters/build-variables.ts';
import { filesBelow } from '#adapters/code-key.ts';
import { type Environment, readEnvironment } from '#adapters/environment.ts';
import { buildLock, exclusively } from '#adapters/exclusive.ts';
import { writeHostingFiles } from '#adapters/hosting-files.ts';
import { noteFiles } from '#adapters/note-body.ts';
import { publishedFile, publishedKey } from '#adapters/picture.ts';
import { openPublication } from '#adapters/publication.ts';
import { compiled, type Compiled } from '#adapters/renderer/compile.ts';
import { pagesOf } from '#adapters/renderer/pages.ts';
import type { IndexReport } from '#adapters/search-index.ts';
import { SearchBeside } from '#adapters/search-process.ts';
import { SiteFolder } from '#adapters/site/folder.ts';
import { Team } from '#adapters/site/team.ts';
import { renderChanged } from '#adapters/site/render.ts';
import { TextShelf } from '#adapters/text-shelf.ts';
import type { Library } from '#domain/library.ts';
import { UserError } from '#domain/user-error.ts';
import { drawWithProgress, placeCards, summary } from './card-step.ts';
import { run } from './run.ts';

/**
 * `npm run build`: reads and checks the content, draws cards, renders the pages and feeds that changed since the last build
 * into the same folder, and indexes search. A build over an earlier one gives the same bytes as a build from nothing.
 */
await run(async () => {
  forgetOtherVariables();
  const environment = readEnvironment();
  const result = await exclusively(buildLock(environment), 300, () => build(environment));
  if (result === 'busy')
    throw new UserError(
      `Another build is writing to ${environment.outDir}.`,
      'Wait for it, or choose another OUT_DIR.',
    );
  return result;
});

async function build(environment: Environment): Promise<number> {
  // The moment is fixed for every process of this build.
  process.env['BUILD_NOW'] = environment.now.toISOString();
  const compiling = compiled(environment);
  compiling.catch(() => undefined);
  const team = new Team(environment);
  const search = new SearchBeside(environment);
  try {
    await make(environment, compiling, team, search);
  } finally {
    team.end();
    search.stop();
  }
  return 0;
}

async function make(
  environment: Environment,
  compiling: Promise<Compiled>,
  team: Team,
  search: SearchBeside,
): Promise<void> {
  const { contentDir, outDir, cacheDir, siteUrl } = environment;
  const texts = new TextShelf(environment);
  const publication = await step('content', () => openPublication(environment, { texts, partner: team.reading() }));
  const { library } = publication;
  await mkdir(outDir, { recursive: true });
  const program = await step('program', () => compiling);
  team.prepare(program);
  const site = new SiteFolder(outDir, cacheDir, program.key);
  const keepsSearch = site.keepsSearch(publication.name);
  if (!keepsSearch) {
    await search.start(library);
    // Indexing is one long chain of work, which pages can wait for and it cannot catch up.
    team.giveWay();
  }
  // Drawn before pages: a character that no font has stops the build before one is written.
  const cards = await step('cards', () => drawWithProgress(publication.cardModels, environment), summary);
  await step('editor', () => writeAdmin(process.env['ADMIN'], contentDir, outDir), String);
  const unchanged = site.keepAll(publication.name);
  const pages = await step(
    'page list',
    () => pagesOf(program, publication, siteUrl, unchanged ? 'fixed' : 'all'),
    ({ length }) => (unchanged ? `${length}, the rest as it was` : `${length}`),
  );
  await step(
    'pages',
    () => renderChanged(pages, site, (count, ...work) => team.render(count, program, ...work)),
    (made) => `${made} made, ${site.kept} kept`,
  );
  await step('files', () => writeFiles(library, program, environment, site), String);
  await step('card files', () => placeCards(cards, environment), String);
  await step('search', async () => (keepsSearch ? 'as it was' : placed(await search.place())), String);
  await step('hosting', async () => writeHostingFiles(library, site), String);
  await step(
    'tidying',
    async () => {
      texts.keepOnly(publication.noteIds);
      return site.close(publication.name);
    },
    (gone) => `${site.written} files written, ${gone} deleted`,
  );
  console.log(`${library.notes.length} notes and ${library.briefs.length} briefs in ${outDir}`);
}

/** Says how long a step took, and in a few words what came of it. */
async function step<T>(name: string, work: () => Promise<T>, detail: (result: T) => string = () => ''): Promise<T> {
  const start = performance.now();
  const result = await work();
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  console.log(`  ${name.padEnd(18)}${seconds.padStart(6)} s  ${detail(result)}`);
  return result;
}

/** What browsers load besides pages: stylesheets, scripts, fonts, and the files beside notes. */
async function writeFiles(
  library: Library,
  { client }: Compiled,
  { contentDir, cacheDir }: Environment,
  site: SiteFolder,
): Promise<string> {
  for (const file of filesBelow(client))
    site.write(path.relative(client, file).split(path.sep).join('/'), undefined, readFileSync(file));
  const beside = library.notes.flatMap((note) => noteFiles(contentDir, note));
  for (const { from, href } of beside) {
    const original = readFileSync(from);
    const key = publishedKey(from, original);
    const file = href.slice(1);
    if (!site.keep(file, key)) site.write(file, key, await publishedFile(from, original, cacheDir));
  }
  return `${beside.length} beside notes`;
}

function placed({ records, parts, indexed }: IndexReport): string {
  return `${records} records in ${parts} ${parts === 1 ? 'part' : 'parts'}, ${indexed} indexed`;
}
