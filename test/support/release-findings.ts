import path from 'node:path';
import { readBuiltSite } from '#adapters/built-site.ts';
import { readContent } from '#adapters/content-folder.ts';
import { createLibrary } from '#domain/library.ts';
import { formatFinding } from '#domain/release/finding.ts';
import { verifyRelease } from '#domain/release/rules.ts';
import type { Site } from './build-site.ts';

/** What `npm run verify` reads of a built site, and what it finds there, in words. */
export async function releaseFindings(site: Site) {
  const { entries } = await readContent(site.contentDir);
  const library = createLibrary(entries, new Date(site.now));
  const facts = await readBuiltSite(site.outDir, { markers: [], cacheDir: path.join(site.outDir, '..', 'cache') });
  const findings = verifyRelease({ site: facts, library, siteUrl: site.siteUrl, host: 'own' });
  return { facts, findings: findings.map(formatFinding) };
}
