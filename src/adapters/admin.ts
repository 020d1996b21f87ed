import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { knownIds } from '#adapters/json-schemas.ts';
import { UserError } from '#domain/user-error.ts';
import { type AdminBackend, adminConfig } from '#views/admin-config.ts';
import { adminPage } from '#views/admin-page.ts';

/** The editor's program; installed only where somebody wants it, since 2 MB of script have no place in the publication. */
const program = 'node_modules/@sveltia/cms/dist/sveltia-cms.js';

/** What it asks a network for, each time it is opened: files of packages that npm has too. */
const remoteFont = /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([a-z\d-]+)(:vf)?@[\d.]+\/([a-z\d-]+\.woff2)/g;

/** README has it too. One command, because npm takes out what an earlier one with --no-save put in; the version that was tried. */
export const install =
  'npm install --no-save @sveltia/cms@0.221.1 @fontsource-variable/material-symbols-outlined @fontsource-variable/source-sans-3 @fontsource/noto-mono';

/**
 * Writes `/admin/`, a visual editor for people who do not use git, into a build that asks for it; takes it out of any other.
 * Its fonts and icons are served from there as well: opening it tells no third party.
 * @param wanted the variable ADMIN: `1`, or the repository it signs in to.
 * @throws UserError when it is asked for and the program is not installed, or the repository is not named as one.
 */
export async function writeAdmin(wanted: string | undefined, contentDir: string, outDir: string): Promise<string> {
  const folder = path.join(outDir, 'admin');
  await rm(folder, { recursive: true, force: true });
  if (!wanted || wanted === '0') return 'off';
  const backend = backendOf(wanted);
  await mkdir(folder, { recursive: true });
  await writeProgram(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    const missing = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(error.path ?? '')?.[1];
    throw new UserError(
      `ADMIN asks for the visual editor, but ${missing} is not installed.`,
      `Install it with its fonts: ${install}`,
    );
  });
  const content = path.relative(process.cwd(), contentDir).split(path.sep).join('/') || '.';
  const config = adminConfig(content, await knownIds(contentDir), backend);
  await writeFile(path.join(folder, 'config.json'), `${JSON.stringify(config, null, 2)}\n`);
  await writeFile(path.join(folder, 'index.html'), adminPage(wanted === '1' ? undefined : backend.name));
  return 'at /admin/';
}

async function writeProgram(folder: string): Promise<void> {
  const { text, fonts } = withOwnFonts(await readFile(path.resolve(program), 'utf8'));
  for (const [name, from] of fonts) await copyFile(path.resolve(from), path.join(folder, name));
  await writeFile(path.join(folder, 'sveltia-cms.js'), text);
}

/** The editor's program with the fonts of its own folder. @returns fonts: names there, and where they are installed. */
export function withOwnFonts(text: string): { text: string; fonts: ReadonlyMap<string, string> } {
  const fonts = new Map<string, string>();
  const own = text.replace(remoteFont, (_, family: string, isVariable: string | undefined, file: string) => {
    const name = `${family}-${file}`;
    fonts.set(name, `node_modules/@fontsource${isVariable ? '-variable' : ''}/${family}/files/${name}`);
    return `/admin/${name}`;
  });
  return { text: own, fonts };
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
