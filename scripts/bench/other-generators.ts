import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { measure, type Run } from './measure.ts';

/** Where Eleventy is looked for: `npm install --prefix .cache/bench/eleventy @11ty/eleventy`. */
const eleventy = path.resolve('.cache/bench/eleventy/node_modules/@11ty/eleventy/cmd.cjs');
const pagefind = path.resolve('node_modules/pagefind/lib/runner/bin.cjs');

/** The same notes built from scratch by other generators where they are installed, each with Pagefind over its pages. */
export async function otherGenerators(content: string, root: string): Promise<Record<string, Run>> {
  const results: Record<string, Run> = {};
  const notes = path.join(root, 'plain');
  if (spawnSync('hugo', ['version']).status === 0) {
    const site = hugoSite(content, notes);
    results['Hugo'] = await measure('hugo', ['--source', site, '--destination', path.join(notes, 'public')]);
    results['Hugo’s search (Pagefind)'] = await indexed(path.join(notes, 'public'));
  }
  if (existsSync(eleventy)) {
    const site = eleventySite(content, notes);
    results['Eleventy'] = await measure(process.execPath, [eleventy, '--quiet'], { cwd: site });
    results['Eleventy’s search (Pagefind)'] = await indexed(path.join(site, '_site'));
  }
  return results;
}

function indexed(folder: string): Promise<Run> {
  return measure(process.execPath, [pagefind, '--site', folder]);
}

/** Frontmatter and text without our components: what any Markdown generator reads. */
function plainNotes(content: string): [id: string, text: string][] {
  const folder = path.join(content, 'notes');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => {
      const [, , ...body] = readFileSync(path.join(folder, file), 'utf8').split(/^---$/m);
      const title = /^title: (.*)$/m.exec(readFileSync(path.join(folder, file), 'utf8'))?.[1] ?? file;
      const text = body.join('---').replace(/<\/?[A-Z][^>]*>/g, '');
      return [file.replace('.mdx', ''), `---\ntitle: ${JSON.stringify(title)}\n---\n${text}`];
    });
}

const page = (title: string, text: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main data-pagefind-body><h1>${title}</h1>${text}</main></body></html>`;

function hugoSite(content: string, root: string): string {
  const site = path.join(root, 'hugo');
  fresh(site, plainNotes(content), path.join(site, 'content/notes'));
  mkdirSync(path.join(site, 'layouts/_default'), { recursive: true });
  const list = '{{ range first 30 .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}';
  writeFileSync(path.join(site, 'layouts/_default/single.html'), page('{{ .Title }}', '{{ .Content }}'));
  writeFileSync(path.join(site, 'layouts/_default/list.html'), page('{{ .Title }}', list));
  writeFileSync(path.join(site, 'config.toml'), 'baseURL = "https://example.org/"\ntitle = "Notes"\n');
  return site;
}

function eleventySite(content: string, root: string): string {
  const site = path.join(root, 'eleventy');
  const notes = plainNotes(content).map(([id, text]): [string, string] => [
    id,
    text.replace('---\n', '---\nlayout: note.njk\n'),
  ]);
  fresh(site, notes, path.join(site, 'notes'));
  mkdirSync(path.join(site, '_includes'), { recursive: true });
  writeFileSync(path.join(site, '_includes/note.njk'), page('{{ title }}', '{{ content | safe }}'));
  return site;
}

function fresh(site: string, notes: readonly (readonly [string, string])[], folder: string): void {
  rmSync(site, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [id, text] of notes) writeFileSync(path.join(folder, `${id}.md`), text);
}
