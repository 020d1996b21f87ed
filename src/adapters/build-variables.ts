/** The variables a build may know: where it reads and writes, for which moment, language and address. None is a secret. */
const known = [
  ...[
    'PATH',
    'HOME',
    'TMPDIR',
    'TZ',
    'LANG',
    'LD_LIBRARY_PATH',
    'CI',
    'NODE_ENV',
    'NODE_OPTIONS',
    'NODE_COMPILE_CACHE',
  ],
  ...[
    'CONTENT_DIR',
    'OUT_DIR',
    'CACHE_DIR',
    'SITE_URL',
    'BUILD_NOW',
    'EDITION',
    'EDITIONS',
    'ADMIN',
    'INDEXNOW_KEY',
    'INDEXNOW_URL',
  ],
];

/**
 * Takes all other variables out of this process, and so out of those it starts, before anything of the site is made: no
 * token can reach a page from a process that does not have it.
 */
export function forgetOtherVariables(env: NodeJS.ProcessEnv = process.env): void {
  for (const name of Object.keys(env)) if (!known.includes(name)) Reflect.deleteProperty(env, name);
}
