import type { Library } from '#domain/library.ts';
import { paths } from '#domain/paths.ts';
import { type Finding, orderFindings } from '#domain/release/finding.ts';
import { type HostName, overLimits } from '#domain/release/host-limits.ts';
import { fileAt, type PageFacts, pageAddress, type SiteFacts } from '#domain/release/site-facts.ts';

export interface Release {
  readonly site: SiteFacts;
  readonly library: Library;
  /** Address of the site, without a trailing slash. */
  readonly siteUrl: string;
  readonly host: HostName;
}

/** Everything wrong with a built site, before it goes live. */
export function verifyRelease(release: Release): Finding[] {
  const { site, host } = release;
  return orderFindings([
    ...site.leaks.map(({ kind, file, what }): Finding => ({ code: kind, file, args: { what } })),
    ...[...site.pages].flatMap(([file, page]) => pageFindings(file, page, release)),
    ...[...site.data].flatMap(([file]) => dataFindings(file, release)),
    ...[...site.brokenImages].map(([file, reason]): Finding => ({ code: 'broken-image', file, args: { reason } })),
    ...publishedFindings(release),
    ...sitemapFindings(release),
    ...overLimits(site, host),
  ]);
}

function pageFindings(file: string, page: PageFacts, release: Release): Finding[] {
  const { site, siteUrl } = release;
  const found: Finding[] = page.links.flatMap((link) => linkFindings(file, link, site));
  const report = (code: Finding['code'], args: Record<string, string> = {}) => found.push({ code, file, args });
  for (const what of page.inline) report('inline', { what });
  for (const where of page.invalid) report('invalid', { where });
  // A page that only sends readers on has no furniture of its own.
  if (page.policy === undefined) report('no-policy');
  else for (const what of weaknesses(page.policy)) report('weak-policy', { what });
  const address = pageAddress(file);
  if (page.canonical !== undefined && !page.noindex && page.canonical !== siteUrl + address)
    report('canonical', { to: page.canonical, path: siteUrl + address });
  if (page.image === undefined) {
    if (!page.noindex) report('no-image');
  } else if (!page.image.startsWith(`${siteUrl}/`) || !site.files.has(page.image.slice(siteUrl.length + 1)))
    report('dead-image', { to: page.image });
  return found;
}

/** Sources that would let foreign or inline code run. */
function weaknesses(policy: string): string[] {
  const directives = new Map(policy.split(';').map((part) => [part.trim().split(/\s+/)[0], part.trim()]));
  const script = directives.get('script-src') ?? directives.get('default-src') ?? '';
  const weak = ["'unsafe-inline'", "'unsafe-eval'", 'https:', 'http:', 'data:', '*'].filter((source) =>
    script.split(/\s+/).includes(source),
  );
  if (!script) weak.push('scripts from anywhere');
  return weak;
}

function linkFindings(file: string, link: string, site: SiteFacts): Finding[] {
  if (!link.startsWith('/')) return [];
  const [address = '', fragment] = link.split('#');
  const path = decodeURI(address.replace(/\?.*$/, ''));
  const target = fileAt(path, site.files);
  const args = { to: link };
  if (!target) {
    const folder = site.files.has(`${path.slice(1)}/index.html`);
    return [{ code: folder ? 'no-slash' : 'dead-link', file, args }];
  }
  const place = fragment && !fragment.startsWith(':~:') ? decodeURIComponent(fragment) : undefined;
  if (!place || !site.pages.has(target) || site.pages.get(target)?.ids.includes(place)) return [];
  return [{ code: 'dead-anchor', file, args }];
}

function dataFindings(file: string, { site, siteUrl }: Release): Finding[] {
  const facts = site.data.get(file);
  if (!facts) return [];
  if (facts.unreadable) return [{ code: 'unreadable', file, args: { reason: facts.unreadable } }];
  const twice = facts.guids.filter((guid, i) => facts.guids.indexOf(guid) !== i);
  const dead = facts.links
    .filter((link) => link.startsWith(`${siteUrl}/`))
    .filter((link) => !fileAt(new URL(link).pathname.slice(new URL(siteUrl).pathname.length - 1), site.files));
  return [
    ...twice.map((guid): Finding => ({ code: 'feed-twice', file, args: { guid } })),
    ...dead.map((to): Finding => ({ code: 'feed-link', file, args: { to } })),
  ];
}

/** Each public note and brief has its page, the main feeds list something, and the latest brief can be reached. */
function publishedFindings({ site, library }: Release): Finding[] {
  const entries = [
    ...library.notes.map(({ id }) => [`notes/${id}`, paths.note(id)] as const),
    ...library.briefs.map(({ id }) => [`briefs/${id}`, paths.brief(id)] as const),
  ];
  const found = entries
    .filter(([, path]) => !fileAt(path, site.files))
    .map(([what, path]): Finding => ({ code: 'missing-page', file: '', args: { what, path } }));
  for (const file of [paths.rss, paths.jsonFeed].map((path) => path.slice(1)))
    if (entries.length > 0 && !site.data.get(file)?.guids.length) found.push({ code: 'feed-empty', file, args: {} });
  const latest = library.briefs[0];
  const doors = ['index.html', 'briefs/index.html'].map((file) => site.pages.get(file)?.links ?? []);
  if (latest && !doors.some((links) => links.includes(paths.brief(latest.id))))
    found.push({ code: 'no-brief', file: '', args: { day: latest.id } });
  return found;
}

/** The sitemap is the set of pages that may be indexed. Sitemaps may be split: all of them count. */
function sitemapFindings({ site, siteUrl }: Release): Finding[] {
  const maps = [...site.data].filter(([file]) => /^sitemap[\w-]*\.xml$/.test(file) && file !== 'sitemap-news.xml');
  const listed = new Set(maps.flatMap(([, { links }]) => links).filter((link) => !link.endsWith('.xml')));
  const indexed = [...site.pages].filter(([, page]) => !page.noindex).map(([file]) => siteUrl + pageAddress(file));
  const open = new Set(indexed);
  return [
    ...indexed
      .filter((address) => !listed.has(address))
      .map((path): Finding => ({ code: 'sitemap-missing', file: 'sitemap.xml', args: { path } })),
    ...[...listed]
      .filter((address) => !open.has(address))
      .map((path): Finding => ({ code: 'sitemap-extra', file: 'sitemap.xml', args: { path } })),
  ];
}
