import { type Addresses, withoutSlash } from '#views/hosting/addresses.ts';
import { contentTypes, headerRules, securityHeaders } from '#views/hosting/headers.ts';

/**
 * `_headers`, as Cloudflare Pages and Netlify read it from the root of the site. Their own default for caching is ours,
 * so it is left out: a second Cache-Control would be joined to the first.
 */
export function headersFile(): string {
  const blocks = [
    { paths: ['/*'], headers: securityHeaders },
    ...headerRules,
    ...contentTypes.map(([glob, type]) => ({ paths: [glob], headers: [['Content-Type', type] as const] })),
  ];
  return blocks
    .flatMap(({ paths, headers }) =>
      paths.map((path) => `${path}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`),
    )
    .join('\n');
}

/**
 * `_redirects` for the same two hosts. Cloudflare knows no 410 and refuses the line, so withdrawn pages stay pages there
 * (they say that they were withdrawn, and are not indexed).
 */
export function redirectsFile({ redirects }: Addresses): string {
  return redirects.flatMap(({ from, to }) => [from, withoutSlash(from)].map((path) => `${path} ${to} 301\n`)).join('');
}
