import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readBuiltSite } from '#adapters/built-site.ts';
import { readContent } from '#adapters/content-folder.ts';
import type { Environment } from '#adapters/environment.ts';
import { createLibrary, type Library } from '#domain/library.ts';
import type { HostName } from '#domain/release/host-limits.ts';
import { unpublishedMarkers } from '#domain/release/markers.ts';
import { verifyRelease } from '#domain/release/rules.ts';
import type { SiteFacts } from '#domain/release/site-facts.ts';
import { UserError } from '#domain/user-error.ts';
import { type Report, report, reportPage } from '#views/verify-report.ts';

export interface Verified {
  readonly site: SiteFacts;
  readonly library: Library;
  readonly report: Report;
  readonly reportFile: string;
}

/**
 * Checks the built site in `outDir` against the content it was built from, and writes the report as page and JSON.
 * @param reportDir outside the site: the report may name what is not public.
 */
export async function verifySite(environment: Environment, host: HostName, reportDir: string): Promise<Verified> {
  const { contentDir, outDir, siteUrl, now, cacheDir } = environment;
  const { entries } = await readContent(contentDir);
  const library = createLibrary(entries, now);
  const site = await readBuiltSite(outDir, { markers: unpublishedMarkers(entries, library), cacheDir, progress }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      throw new UserError(`There is no built site in ${outDir}.`, 'Build it first: npm run build');
    },
  );
  const told = report(site, verifyRelease({ site, library, siteUrl, host }), siteUrl, now);
  await mkdir(reportDir, { recursive: true });
  await writeFile(path.join(reportDir, 'report.json'), `${JSON.stringify(told, null, 2)}\n`);
  const reportFile = path.join(reportDir, 'report.html');
  await writeFile(reportFile, reportPage(told));
  return { site, library, report: told, reportFile };
}

/** One line that counts up on a terminal; in a log, a line every thousand files. */
function progress(done: number, all: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r  ${done} of ${all} files${done === all ? '\n' : ''}`);
  else if (done % 1000 === 0) process.stderr.write(`  ${done} of ${all} files\n`);
}
