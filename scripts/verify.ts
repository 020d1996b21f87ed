import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readBuiltSite } from '#adapters/built-site.ts';
import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { createLibrary } from '#domain/library.ts';
import { type HostName, hostLimits } from '#domain/release/host-limits.ts';
import { unpublishedMarkers } from '#domain/release/markers.ts';
import { verifyRelease } from '#domain/release/rules.ts';
import { UserError } from '#domain/user-error.ts';
import { report, reportPage } from '#views/verify-report.ts';
import { run } from './run.ts';

/**
 * `npm run verify [-- --host cloudflare|github|netlify|own] [--strict] [--report folder]`: checks the built site before
 * it goes live and writes a one-page report. Exit code 1 on an error; with --strict on a warning too.
 */
await run(async () => {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', default: 'own' },
      strict: { type: 'boolean', default: false },
      report: { type: 'string' },
    },
  });
  const { contentDir, outDir, siteUrl, now, cacheDir } = readEnvironment();
  if (!Object.hasOwn(hostLimits, values.host))
    throw new UserError(
      `“${values.host}” is not a known host.`,
      `Choose one of: ${Object.keys(hostLimits).join(', ')}.`,
    );
  const { entries } = await readContent(contentDir);
  const library = createLibrary(entries, now);
  const site = await readBuiltSite(outDir, { markers: unpublishedMarkers(entries, library), cacheDir, progress }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      throw new UserError(`There is no built site in ${outDir}.`, 'Build it first: npm run build');
    },
  );
  const findings = verifyRelease({ site, library, siteUrl, host: values.host as HostName });
  const told = report(site, findings, siteUrl, now);
  const folder = path.resolve(values.report ?? path.join(cacheDir, 'verify'));
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'report.json'), `${JSON.stringify(told, null, 2)}\n`);
  await writeFile(path.join(folder, 'report.html'), reportPage(told));
  for (const line of told.errors) console.error(`error    ${line}`);
  for (const line of told.warnings) console.error(`warning  ${line}`);
  const counts = Object.entries(told.counts).map(([name, count]) => `${count} ${name}`);
  console.log(`${counts.join(', ')}: ${told.errors.length} errors, ${told.warnings.length} warnings.`);
  console.log(`Report: ${path.join(folder, 'report.html')}`);
  return told.errors.length > 0 || (values.strict && told.warnings.length > 0) ? 1 : 0;
});

/** One line that counts up on a terminal; in a log, a line every thousand files. */
function progress(done: number, all: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r  ${done} of ${all} files${done === all ? '\n' : ''}`);
  else if (done % 1000 === 0) process.stderr.write(`  ${done} of ${all} files\n`);
}
