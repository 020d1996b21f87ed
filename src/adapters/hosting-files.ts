import type { SiteFolder } from '#adapters/site/folder.ts';
import type { Library } from '#domain/library.ts';
import { readAnnouncementSettings } from '#adapters/announcement-settings.ts';
import { addresses } from '#views/hosting/addresses.ts';
import { headersFile, redirectsFile } from '#views/hosting/hosted-files.ts';

/** Writes what Cloudflare Pages and Netlify read from the root of a site, and GitHub Pages’ note not to rebuild it. */
export function writeHostingFiles(library: Library, site: SiteFolder): string {
  const moved = addresses(library);
  const { indexNowKey } = readAnnouncementSettings();
  const files = {
    _headers: headersFile(),
    _redirects: redirectsFile(moved),
    '.nojekyll': '',
    ...(indexNowKey && { [`${indexNowKey}.txt`]: indexNowKey }),
  };
  for (const [file, text] of Object.entries(files)) site.write(file, undefined, Buffer.from(text));
  return `${moved.redirects.length} moved, ${moved.gone.length} withdrawn`;
}
