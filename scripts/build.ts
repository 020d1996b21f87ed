import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Drawn } from '#adapters/card/draw.ts';
import { writeAdmin } from '#adapters/admin.ts';
import { readContent } from '#adapters/content-folder.ts';
import { buildLock, exclusively } from '#adapters/exclusive.ts';
import { type Environment, readEnvironment } from '#adapters/environment.ts';
import { writeHostingFiles } from '#adapters/hosting-files.ts';
import { noteFiles } from '#adapters/note-body.ts';
import { publishFile } from '#adapters/picture.ts';
import { writeSearchIndex } from '#adapters/search-index.ts';
import { searchSources } from '#adapters/search-records.ts';
import { createLibrary, type Library } from '#domain/library.ts';
import { formatProblem } from '#domain/problem.ts';
import { UserError } from '#domain/user-error.ts';
import { cardsOf, drawWithProgress, placeCards, summary } from './card-step.ts';
import { run } from './run.ts';

/** `npm run build`: check, cards, pages and feeds (Astro), files beside notes, search. */
await run(async () => {
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
  const { entries, problems } = await readContent(environment.contentDir);
  if (problems.length > 0)
    throw new UserError(
      problems.map((problem) => formatProblem(problem, 'content/')).join('\n'),
      `${problems.length} problem(s): mend them and build again. Nothing was written.`,
    );
  const library = createLibrary(entries, environment.now);
  // Drawn first: a character that no font has stops the build before a page is written.
  let cards: Drawn | undefined;
  await step('editor', () => writeAdmin(process.env['ADMIN'] === '1', environment.contentDir, environment.outDir));
  await step('cards', async () => {
    cards = await drawWithProgress(cardsOf(library, environment.contentDir), environment);
    return summary(cards);
  });
  await step('pages', () => buildPages(environment));
  await step('pictures and data', () => copyNoteFiles(library, environment));
  await step('card files', () => (cards ? placeCards(cards, environment) : Promise.resolve('')));
  await step('search', () => writeSearch(library, environment));
  await step('hosting', () => writeHostingFiles(library, environment.outDir));
  console.log(`${library.notes.length} notes and ${library.briefs.length} briefs in ${environment.outDir}`);
  return 0;
}

async function step(name: string, work: () => Promise<string>): Promise<void> {
  const start = performance.now();
  const detail = await work();
  console.log(`  ${name.padEnd(18)}${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${detail}`);
}

/** Astro gets a short list of variables: no token can reach a page from a process that does not have it. */
function buildPages({ edition, others, contentDir, outDir, siteUrl, cacheDir, now }: Environment): Promise<string> {
  const { PATH, HOME, CI, NODE_OPTIONS } = process.env;
  const env = {
    ...Object.fromEntries(Object.entries({ PATH, HOME, CI, NODE_OPTIONS }).filter(([, value]) => value !== undefined)),
    EDITION: edition,
    EDITIONS: JSON.stringify(others),
    CONTENT_DIR: contentDir,
    OUT_DIR: outDir,
    SITE_URL: siteUrl,
    CACHE_DIR: cacheDir,
    BUILD_NOW: now.toISOString(),
    ASTRO_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
  };
  const args = ['node_modules/astro/bin/astro.mjs', 'build', '--logLevel', 'warn'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0
        ? resolve('')
        : reject(new UserError(`Astro could not build the pages (exit code ${code}).`, 'Its message stands above.')),
    );
  });
}

async function copyNoteFiles(library: Library, { contentDir, outDir, cacheDir }: Environment): Promise<string> {
  const files = library.notes.flatMap((note) => noteFiles(contentDir, note));
  for (const { from, href } of files) await publishFile(from, path.join(outDir, href), cacheDir);
  return `${files.length} files`;
}

async function writeSearch(library: Library, { contentDir, outDir, cacheDir }: Environment): Promise<string> {
  const { records, parts, indexed } = await writeSearchIndex(
    await searchSources(library, contentDir),
    outDir,
    cacheDir,
  );
  return `${records} records in ${parts} ${parts === 1 ? 'part' : 'parts'}, ${indexed} indexed`;
}
