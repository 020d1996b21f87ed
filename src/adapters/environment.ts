import path from 'node:path';
import { type EditionSettings, readOtherEditions } from '#adapters/edition-settings.ts';
import { UserError } from '#domain/user-error.ts';
import { type EditionId, editionIds } from '#editions/all.ts';
import { site } from '#site.ts';

/** Where this build reads and writes, and which moment it is for. Read from the environment at the edge, once. */
export interface Environment {
  /** The language of this process; its strings are chosen in `src/edition.ts`. */
  readonly edition: EditionId;
  /** Where the publication stands in other languages. */
  readonly others: readonly EditionSettings[];
  readonly contentDir: string;
  readonly outDir: string;
  /** Address of the site without a trailing slash. */
  readonly siteUrl: string;
  readonly now: Date;
  /** Folder for caches, outside node_modules so that `npm ci` keeps it. */
  readonly cacheDir: string;
}

/**
 * EDITION, EDITIONS, CONTENT_DIR, OUT_DIR, SITE_URL, CACHE_DIR and BUILD_NOW (an ISO 8601 moment, for reproducible builds).
 * @throws UserError when a value cannot be used.
 */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env, cwd = process.cwd()): Environment {
  const edition = editionIds.find((id) => id === (env['EDITION'] || 'en'));
  if (!edition)
    throw new UserError(
      `EDITION is “${env['EDITION']}”, and there is no edition in that language.`,
      `Choose one of ${editionIds.join(', ')}, or leave it out for English. A new one begins with a copy of src/editions/en.ts.`,
    );
  const now = env['BUILD_NOW'] ? new Date(env['BUILD_NOW']) : new Date();
  if (Number.isNaN(now.getTime()))
    throw new UserError(
      `BUILD_NOW is “${env['BUILD_NOW']}”, which is not a moment in time.`,
      'Write it like 2026-11-23T07:00:00Z, or leave it out to build for now.',
    );
  const siteUrl = (env['SITE_URL'] ?? site.url).replace(/\/+$/, '');
  if (!/^https?:\/\//.test(siteUrl) || !URL.canParse(siteUrl))
    throw new UserError(`SITE_URL is “${siteUrl}”, which is not a web address.`, 'Write it like https://example.com.');
  // Addresses in notes, feeds and headers begin at the root, and a path of a shared host is not the publisher's to keep.
  if (new URL(siteUrl).pathname !== '/')
    throw new UserError(
      `SITE_URL is “${siteUrl}”, and the publication needs a host of its own, without a path.`,
      'Use a domain such as https://research.example.com. On GitHub Pages: a custom domain, or a repository <name>.github.io.',
    );
  return {
    edition,
    others: readOtherEditions(env, edition, cwd),
    contentDir: path.resolve(cwd, env['CONTENT_DIR'] || 'content'),
    outDir: path.resolve(cwd, env['OUT_DIR'] || 'dist'),
    cacheDir: path.resolve(cwd, env['CACHE_DIR'] || '.cache'),
    siteUrl,
    now,
  };
}
