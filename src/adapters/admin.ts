import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { knownIds } from '#adapters/json-schemas.ts';
import { UserError } from '#domain/user-error.ts';
import { adminConfig } from '#views/admin-config.ts';

/** The editor's program; installed only where somebody wants it, since 2 MB of script have no place in the publication. */
const program = 'node_modules/@sveltia/cms/dist/sveltia-cms.js';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="robots" content="noindex" />
    <title>Editing</title>
    <link rel="cms-config-url" type="application/json" href="/admin/config.json" />
  </head>
  <body><script src="/admin/sveltia-cms.js"></script></body>
</html>
`;

/**
 * Writes `/admin/`, a visual editor for people who do not use git, into a build that asks for it (ADMIN=1); takes it out of
 * any other.
 * @throws UserError when it is asked for and the program is not installed.
 */
export async function writeAdmin(wanted: boolean, contentDir: string, outDir: string): Promise<string> {
  const folder = path.join(outDir, 'admin');
  await rm(folder, { recursive: true, force: true });
  if (!wanted) return 'off';
  await mkdir(folder, { recursive: true });
  await copyFile(path.resolve(program), path.join(folder, 'sveltia-cms.js')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new UserError(
      'ADMIN=1 asks for the visual editor, which is not installed.',
      'Install it: npm install --no-save @sveltia/cms',
    );
  });
  const content = path.relative(process.cwd(), contentDir).split(path.sep).join('/') || '.';
  const config = adminConfig(content, await knownIds(contentDir));
  await writeFile(path.join(folder, 'config.json'), `${JSON.stringify(config, null, 2)}\n`);
  await writeFile(path.join(folder, 'index.html'), page);
  return 'at /admin/';
}
