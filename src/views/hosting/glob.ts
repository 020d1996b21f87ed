/**
 * A set of addresses: an exact path, or a path with one `*` that stands for anything, slashes included. This is the part
 * that the `_headers` files of Cloudflare and Netlify, nginx and Caddy can all say.
 */
export type Glob = `/${string}`;

/** The same set as a regular expression, anchored at both ends; nginx (PCRE), Caddy (RE2) and JavaScript read it alike. */
export function globExpression(glob: Glob): string {
  const parts = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  if (parts.length > 2) throw new Error(`${glob}: Cloudflare allows one * in a pattern.`);
  return `^${parts.join('.*')}$`;
}

/** Whether an address is in the set. */
export function matches(glob: Glob, path: string): boolean {
  return new RegExp(globExpression(glob)).test(path);
}
