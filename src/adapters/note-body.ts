import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Root } from 'hast';
import { csvParseRows } from 'd3-dsv';
import sharp from 'sharp';
import { publishedSize } from '#adapters/picture.ts';
import { hiddenCharacter } from '#domain/hidden-characters.ts';
import type { Note } from '#domain/library.ts';
import { paths } from '#domain/paths.ts';
import type { Problem } from '#domain/problem.ts';
import { checkBody, localFile } from '#views/body/check.ts';
import type { Asset } from '#views/body/components.ts';
import { type BodyNode, type MdxNode, parseBody } from '#views/body/parse.ts';
import { type Body, renderBody } from '#views/body/render.ts';

/** Every problem in the text of an entry, the files beside it that it uses, as paths below the content folder, and its tree. */
export async function checkText(
  root: string,
  entry: Pick<Note, 'id' | 'file' | 'body'>,
  sourceIds: readonly string[],
): Promise<{ problems: Problem[]; assets: string[]; tree?: Root }> {
  const parsed = parseBody(entry.file, entry.body);
  if ('problem' in parsed) return { problems: [parsed.problem], assets: [] };
  const found = checkBody(parsed.tree, { file: entry.file, sourceIds });
  const names = new Set(assetNames(parsed.tree).map(({ src }) => src));
  return {
    problems: [...found, ...(await assetProblems(root, entry, parsed.tree))],
    assets: [...names].map((src) => path.posix.join(path.posix.dirname(entry.file), src)),
    tree: parsed.tree,
  };
}

/**
 * The text of a note, ready for every output.
 * @param tree of its file, where somebody has parsed it already.
 * @throws Error when the note was not checked before; `readContent` reports such notes as problems.
 */
export async function noteBody(
  root: string,
  note: Pick<Note, 'id' | 'file' | 'body' | 'data'>,
  tree?: Root,
): Promise<Body> {
  const parsed = tree ? { tree } : parseBody(note.file, note.body);
  if ('problem' in parsed) throw new Error(`${note.file} was not checked before rendering: ${parsed.problem.code}`);
  return renderBody(parsed.tree, note.data.sources, await loadAssets(root, note, parsed.tree));
}

/** Files beside a note that its text uses, with where they stand and where they will be served. */
export function noteFiles(
  root: string,
  note: Pick<Note, 'id' | 'file' | 'body' | 'assets'>,
): { from: string; href: string }[] {
  if (note.assets)
    return note.assets.map((asset) => ({
      from: path.join(root, asset),
      href: paths.note(note.id) + path.posix.relative(path.posix.dirname(note.file), asset),
    }));
  const parsed = parseBody(note.file, note.body);
  if ('problem' in parsed) return [];
  return [...new Set(assetNames(parsed.tree).map((asset) => asset.src))].map((src) => ({
    from: path.join(root, path.dirname(note.file), src),
    href: assetHref(note, src),
  }));
}

async function loadAssets(root: string, note: Pick<Note, 'id' | 'file'>, tree: Root): Promise<Map<string, Asset>> {
  const loaded = new Map<string, Asset>();
  for (const { src } of assetNames(tree)) {
    if (!loaded.has(src))
      loaded.set(src, await loadAsset(path.join(root, path.dirname(note.file), src), assetHref(note, src)));
  }
  return loaded;
}

async function loadAsset(file: string, href: string): Promise<Asset> {
  if (file.endsWith('.csv')) return { kind: 'data', href, text: await readFile(file, 'utf8') };
  return { kind: 'image', href, ...(await publishedSize(file)) };
}

async function assetProblems(root: string, entry: { id: string; file: string }, tree: Root): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { src, node } of assetNames(tree)) {
    const place = {
      file: entry.file,
      line: node.position?.start.line ?? 1,
      column: node.position?.start.column ?? 1,
      path: '',
    };
    const file = path.join(root, path.dirname(entry.file), src);
    const reason = await whyNot(root, file, src);
    if (reason === 'missing') problems.push({ code: 'missing-asset', ...place, args: { src } });
    else if (reason) problems.push({ code: 'bad-asset', ...place, args: { src, reason } });
  }
  return problems;
}

/** 10 MB: a picture larger than this was never meant for a page. */
const maxBytes = 10_000_000;

async function whyNot(root: string, file: string, src: string): Promise<string | undefined> {
  const info = await stat(file).catch(() => undefined);
  if (!info?.isFile()) return 'missing';
  const [real, realRoot] = await Promise.all([realpath(file), realpath(root)]);
  if (!real.startsWith(realRoot + path.sep)) return 'it lies outside the content folder';
  if (info.size > maxBytes) return `it has ${Math.round(info.size / 1e6)} MB, and 10 MB are allowed`;
  if (src.endsWith('.csv')) return whyNotTable(await readFile(file, 'utf8'));
  if (!/\.(?:png|jpe?g|webp|avif)$/.test(src)) return 'use a .png, .jpg, .webp or .avif picture, or a .csv file';
  return sharp(file)
    .metadata()
    .then(
      () => undefined,
      () => 'it is not a readable picture',
    );
}

/** Readers open the file in a spreadsheet, which would run such a cell: https://owasp.org/www-community/attacks/CSV_Injection. */
function whyNotTable(text: string): string | undefined {
  const hidden = hiddenCharacter(text);
  if (hidden) return `line ${hidden.line} holds an invisible character (${hidden.name})`;
  const cell = csvParseRows(text)
    .flat()
    .find((one) => /^[=@\t\r]|^[+-](?![\d.,\s]*%?$)/.test(one));
  return (
    cell && `a spreadsheet would read the cell “${cell.slice(0, 30)}” as a formula; begin it with a letter or a number`
  );
}

function assetHref(note: { id: string }, src: string): string {
  return paths.note(note.id) + src.slice(2);
}

function assetNames(tree: Root): { src: string; node: MdxNode }[] {
  const found: { src: string; node: MdxNode }[] = [];
  const visit = (node: BodyNode): void => {
    const src =
      node.type === 'element'
        ? node.tagName === 'img' && node.properties['src']
        : (node as MdxNode).attributes?.find((one) => one.name === 'src')?.value;
    if (typeof src === 'string' && localFile(src)) found.push({ src, node: node as MdxNode });
    if ('children' in node && node.children) for (const child of node.children as BodyNode[]) visit(child);
  };
  visit(tree);
  return found;
}
