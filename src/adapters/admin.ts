import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { knownIds } from '#adapters/json-schemas.ts';
import { UserError } from '#domain/user-error.ts';
import { type AdminBackend, adminConfig } from '#views/admin-config.ts';

/** The editor's program; installed only where somebody wants it, since 2 MB of script have no place in the publication. */
const program = 'node_modules/@sveltia/cms/dist/sveltia-cms.js';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="robots" content="noindex" />
    <title>Editing</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="cms-config-url" type="application/json" href="/admin/config.json" />
  </head>
  <body><script src="/admin/sveltia-cms.js"></script></body>
</html>
`;

/**
 * Writes `/admin/`, a visual editor for people who do not use git, into a build that asks for it; takes it out of any other.
 * @param wanted the variable ADMIN: `1`, or the repository it signs in to.
 * @throws UserError when it is asked for and the program is not installed, or the repository is not named as one.
 */
export async function writeAdmin(wanted: string | undefined, contentDir: string, outDir: string): Promise<string> {
  const folder = path.join(outDir, 'admin');
  await rm(folder, { recursive: true, force: true });
  if (!wanted || wanted === '0') return 'off';
  const backend = backendOf(wanted);
  await mkdir(folder, { recursive: true });
  await copyFile(path.resolve(program), path.join(folder, 'sveltia-cms.js')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new UserError(
      'ADMIN=1 asks for the visual editor, which is not installed.',
      'Install it: npm install --no-save @sveltia/cms',
    );
  });
  const content = path.relative(process.cwd(), contentDir).split(path.sep).join('/') || '.';
  const config = adminConfig(content, await knownIds(contentDir), backend);
  await writeFile(path.join(folder, 'config.json'), `${JSON.stringify(config, null, 2)}\n`);
  await writeFile(path.join(folder, 'index.html'), page);
  return 'at /admin/';
}

/** With `1` the editor opens the project's folder on this machine, which its program calls by the name of a repository. */
function backendOf(wanted: string): AdminBackend {
  if (wanted === '1') return { name: 'github', repo: `local/${path.basename(process.cwd())}` };
  const [, name, repo] = /^(github|gitlab|gitea):([\w.-]+(?:\/[\w.-]+)+)$/.exec(wanted) ?? [];
  if (!name || !repo)
    throw new UserError(
      `ADMIN is “${wanted}”, which names no repository.`,
      'Give 1 for this machine, or the repository: ADMIN=github:owner/name (or gitlab:, gitea:).',
    );
  return { name: name as AdminBackend['name'], repo };
}
