import { type Glob, matches } from '#views/hosting/glob.ts';
import { contentPolicy } from '#views/content-policy.ts';

export type Header = readonly [name: string, value: string];

/** Headers for some addresses only. */
export interface HeaderRule {
  readonly paths: readonly Glob[];
  readonly headers: readonly Header[];
}

/**
 * What every response carries. The policy stands in each page as well, for hosts that send no headers; only a header
 * can say `frame-ancestors`. HSTS speaks for this host alone: `includeSubDomains` and `preload` bind the owner's other
 * sites, so they are the owner's to add.
 */
export const securityHeaders: readonly Header[] = [
  ['Content-Security-Policy', `${contentPolicy}; frame-ancestors 'none'`],
  ['Strict-Transport-Security', 'max-age=63072000'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
];

/** A correction must reach readers at the next request, so browsers ask each time (and mostly hear “304, unchanged”). */
export const cacheByDefault: Header = ['Cache-Control', 'public, max-age=0, must-revalidate'];

/** Files whose name holds a digest of their content. */
const unchanging: readonly Glob[] = ['/_astro/*', '/cards/*', '/pagefind/engine-*', '/pagefind/part-*'];

/** Whether a file of the site (path from its root) can never change under its name. */
export function isUnchanging(file: string): boolean {
  return unchanging.some((glob) => matches(glob, `/${file}`));
}

const forever: Header = ['Cache-Control', 'public, max-age=31536000, immutable'];
const ownPages: Header = ['Cross-Origin-Resource-Policy', 'same-origin'];
const anywhere: readonly Header[] = [
  ['Cross-Origin-Resource-Policy', 'cross-origin'],
  ['Access-Control-Allow-Origin', '*'],
];

/**
 * No two rules give one address the same header: Cloudflare and Netlify would join both values with a comma.
 * Files whose name holds a digest of their content never change. Web feed readers show our pictures inside their own
 * pages, and notebooks fetch our data, so those are open to all; pages, scripts and fonts are for this site.
 */
export const headerRules: readonly HeaderRule[] = [
  { paths: unchanging, headers: [forever] },
  { paths: ['/fonts/*'], headers: [['Cache-Control', 'public, max-age=604800']] },
  { paths: ['/', '/*/', '/*.html', '/*.js', '/*.css', '/*.woff2'], headers: [ownPages] },
  {
    paths: ['/*.png', '/*.jpg', '/*.jpeg', '/*.webp', '/*.avif', '/*.gif', '/*.svg'],
    headers: anywhere,
  },
  { paths: ['/*.xml', '/*.json', '/*.csv', '/*.ics', '/*.md', '/*.txt', '/*.bib', '/*.opml'], headers: anywhere },
];

/** Names of the headers that differ by address. */
export const varyingHeaders = [...new Set(headerRules.flatMap((rule) => rule.headers.map(([name]) => name)))];

/** Types that hosts do not know, or that RFC 4287 and jsonfeed.org ask for. Text is always UTF-8. */
export const contentTypes: readonly (readonly [paths: Glob, type: string])[] = [
  ['/*rss.xml', 'application/rss+xml; charset=utf-8'],
  ['/*atom.xml', 'application/atom+xml; charset=utf-8'],
  ['/*feed.json', 'application/feed+json; charset=utf-8'],
  ['/*.csv', 'text/csv; charset=utf-8'],
  ['/*.ics', 'text/calendar; charset=utf-8'],
  ['/*.md', 'text/markdown; charset=utf-8'],
  ['/*.bib', 'application/x-bibtex; charset=utf-8'],
  ['/*.opml', 'text/x-opml; charset=utf-8'],
  ['/*.txt', 'text/plain; charset=utf-8'],
];

/** The headers of the response at an address, as every host must send them. */
export function headersFor(path: string): Header[] {
  const found = new Map<string, string>([...securityHeaders, cacheByDefault]);
  for (const rule of headerRules)
    if (rule.paths.some((glob) => matches(glob, path)))
      for (const [name, value] of rule.headers) found.set(name, value);
  const type = contentTypes.find(([glob]) => matches(glob, path))?.[1];
  if (type) found.set('Content-Type', type);
  return [...found];
}
