import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { announce } from '#adapters/announce.ts';
import { readAnnouncementSettings } from '#adapters/announcement-settings.ts';
import { buildLock, exclusively } from '#adapters/exclusive.ts';
import { type Environment, readEnvironment } from '#adapters/environment.ts';
import { unhealthyFiles } from '#adapters/health.ts';
import { Releases } from '#adapters/releases.ts';
import { type Verified, verifySite } from '#adapters/verify-site.ts';
import { paths } from '#domain/paths.ts';
import { UserError } from '#domain/user-error.ts';
import { announcements, changedSince } from '#views/announcement.ts';
import { isUnchanging } from '#views/hosting/headers.ts';
import { run } from './run.ts';

/**
 * `npm run publish [-- --from folder] [--keep 5]`, for one's own server: build, verify, switch, look, and switch back if
 * the site does not answer. Killed at any moment it leaves a whole release being served.
 *
 * PUBLISH_DIR is the folder of the releases, PUBLISH_URL where the site answers (default SITE_URL; `none` looks nowhere).
 */
await run(async () => {
  const { values } = parseArgs({ options: { from: { type: 'string' }, keep: { type: 'string', default: '5' } } });
  const root = process.env['PUBLISH_DIR'];
  if (!root)
    throw new UserError(
      'PUBLISH_DIR is not set.',
      'Name the folder that holds the releases, e.g. PUBLISH_DIR=/srv/site',
    );
  const keep = Number(values.keep);
  if (!Number.isInteger(keep) || keep < 2)
    throw new UserError(`--keep ${values.keep} keeps too few.`, 'Keep 2 or more, so that there is one to go back to.');
  readAnnouncementSettings();
  const releases = new Releases(path.resolve(root));
  const environment = { ...readEnvironment(), outDir: path.join(releases.building, 'site') };
  const result = await exclusively(path.join(releases.root, 'publish.lock'), 0, () =>
    publish(releases, environment, keep, values.from),
  );
  if (result === 'busy')
    throw new UserError(`Another publish to ${root} is under way.`, 'Wait for it; its result is the newer one.');
  return result;
});

async function publish(releases: Releases, environment: Environment, keep: number, from?: string): Promise<number> {
  await build(releases, environment, from);
  const verified = await verifySite(environment, 'own', path.join(environment.cacheDir, 'verify'));
  if (verified.report.errors.length > 0)
    throw new UserError(
      verified.report.errors.slice(0, 20).join('\n'),
      `${verified.report.errors.length} error(s): nothing was published. All of them: ${verified.reportFile}`,
    );
  const id = releaseId(new Date());
  await releases.complete({ id, ...contents(verified) });
  // A power cut after the switch must not find files that were still in memory.
  spawnSync('sync');
  const before = await releases.current();
  await releases.switchTo(id);
  const unhealthy = await look(environment, releases.site(id), verified);
  if (unhealthy.length > 0) {
    const back = (await releases.lastHealthy(id)) ?? before;
    if (back) await releases.switchTo(back);
    await releases.prune(keep);
    throw new UserError(
      unhealthy.join('\n'),
      back
        ? `Readers have release ${back} again. Release ${id} is kept: mend the server (“npm run hosting”), or set PUBLISH_URL.`
        : 'This is the first release, so there is none to go back to: is the server running, with “current” as its root?',
    );
  }
  await releases.markHealthy(id);
  await releases.prune(keep);
  await tell(verified, environment, before);
  console.log(`Published ${id}: ${verified.report.counts['pages']} pages at ${environment.siteUrl}`);
  return 0;
}

/** Tells feed hubs and search engines what changed since the release before; off without a hub in src/site.ts and INDEXNOW_KEY. */
async function tell({ library, site }: Verified, { siteUrl }: Environment, before: string | undefined): Promise<void> {
  const changed = changedSince(library, before ? releaseMoment(before) : new Date(0), siteUrl);
  const feeds = [...site.data].filter(([, { guids }]) => guids.length > 0).map(([file]) => `/${file}`);
  for (const line of await announce(announcements(readAnnouncementSettings(), changed, feeds, siteUrl)))
    console.log(`  ${line}`);
}

/** A build that was orphaned by a killed publish may still be writing: it is waited for, then its work is removed. */
async function build(releases: Releases, environment: Environment, from?: string): Promise<void> {
  const free = await exclusively(buildLock(environment), 600, () => releases.tidy());
  if (free === 'busy')
    throw new UserError('A build has been running for ten minutes.', `See who writes to ${environment.outDir}.`);
  if (from) return releases.copyIn(path.resolve(from));
  await releases.seed();
  const env = { ...process.env, OUT_DIR: environment.outDir, BUILD_NOW: environment.now.toISOString() };
  const { status } = spawnSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit', env });
  if (status !== 0) {
    await rm(releases.building, { recursive: true, force: true });
    throw new UserError('The build failed, so nothing was published.', 'Its message stands above.');
  }
}

function contents({ site }: Verified): { hashed: string[]; pages: string[] } {
  return {
    hashed: [...site.files.keys()].filter(isUnchanging),
    pages: [...site.pages].filter(([, page]) => !page.noindex).map(([file]) => file),
  };
}

/** The front page, what is newest, and the feeds: if those are this release's, it is being served. */
async function look({ siteUrl }: Environment, site: string, { library }: Verified): Promise<string[]> {
  const url = (process.env['PUBLISH_URL'] ?? siteUrl).replace(/\/+$/, '');
  if (url === 'none') {
    console.log('PUBLISH_URL is “none”: nobody looked whether the site answers.');
    return [];
  }
  const [note, brief] = [library.notes[0], library.briefs[0]];
  const pages = [paths.home, ...(note ? [paths.note(note.id)] : []), ...(brief ? [paths.brief(brief.id)] : [])];
  const files = [...pages.map((page) => `${page.slice(1)}index.html`), 'sitemap.xml', paths.rss.slice(1)];
  return unhealthyFiles(url, site, files);
}

/** Sorts by time, and is never the same twice. */
function releaseId(at: Date): string {
  return `${at.toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(3).toString('hex')}`;
}

function releaseMoment(id: string): Date {
  return new Date(id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z.*$/, '$1-$2-$3T$4:$5:$6Z'));
}
