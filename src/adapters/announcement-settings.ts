import { UserError } from '#domain/user-error.ts';
import { site } from '#site.ts';
import type { AnnouncementSettings } from '#views/announcement.ts';

/**
 * The hub of src/site.ts; INDEXNOW_KEY and INDEXNOW_URL. Without them nobody is told.
 * @throws UserError for an address or key that cannot be used.
 */
export function readAnnouncementSettings(env: NodeJS.ProcessEnv = process.env): AnnouncementSettings {
  const url = env['INDEXNOW_URL'];
  if (url && !URL.canParse(url))
    throw new UserError(`INDEXNOW_URL is “${url}”, which is not a web address.`, 'Write it in full, with https://.');
  const key = env['INDEXNOW_KEY'];
  // The key becomes a file name of the site: https://www.indexnow.org/documentation allows these characters.
  if (key && !/^[A-Za-z0-9-]{8,128}$/.test(key))
    throw new UserError('INDEXNOW_KEY cannot be used.', 'It has 8 to 128 letters, digits and hyphens.');
  return { hub: site.webSubHub || undefined, indexNowKey: key, indexNowUrl: url };
}
