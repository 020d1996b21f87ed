import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Library } from '#domain/library.ts';
import { readAnnouncementSettings } from '#adapters/announcement-settings.ts';
import { addresses } from '#views/hosting/addresses.ts';
import { headersFile, redirectsFile } from '#views/hosting/hosted-files.ts';

/** Writes what Cloudflare Pages and Netlify read from the root of a site, and GitHub Pages’ note not to rebuild it. */
export async function writeHostingFiles(library: Library, outDir: string): Promise<string> {
  const moved = addresses(library);
  await writeFile(path.join(outDir, '_headers'), headersFile());
  await writeFile(path.join(outDir, '_redirects'), redirectsFile(moved));
  await writeFile(path.join(outDir, '.nojekyll'), '');
  const { indexNowKey } = readAnnouncementSettings();
  if (indexNowKey) await writeFile(path.join(outDir, `${indexNowKey}.txt`), indexNowKey);
  return `${moved.redirects.length} moved, ${moved.gone.length} withdrawn`;
}
