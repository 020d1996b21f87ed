import { hash } from 'node:crypto';
import path from 'node:path';
import type { Root } from 'hast';
import type { ContentCache, Reading } from '#adapters/content-cache.ts';
import {
  assetDigest,
  findContentFile,
  type FoundFile,
  knownText,
  readFoundFile,
  type RealFolders,
} from '#adapters/content-file.ts';
import { isSettled } from '#adapters/file-stamp.ts';
import { sha256 } from '#adapters/forecast-ledger.ts';
import { fieldsText, parseFields } from '#adapters/frontmatter.ts';
import { checkText } from '#adapters/note-body.ts';
import type { TextShelf } from '#adapters/text-shelf.ts';
import { type CollectionName, type Entry, collections } from '#domain/collections.ts';
import { hiddenCharacter, hiddenField } from '#domain/hidden-characters.ts';
import type { Note } from '#domain/library.ts';
import type { Locate, Problem } from '#domain/problem.ts';
import { validate } from '#domain/validate.ts';

export interface CheckedFile {
  readonly entry?: Entry<unknown>;
  readonly problems: readonly Problem[];
}

/**
 * Reads and checks one file of `content/`, or remembers what was found in the very same bytes.
 * @param texts gets the tree of a note that was parsed.
 */
export async function checkFile(
  root: string,
  name: CollectionName,
  file: string,
  cache: ContentCache,
  folders: RealFolders,
  texts: Pick<TextShelf, 'keep'> | undefined,
): Promise<CheckedFile> {
  const id = entryId(file);
  const nameProblem = fileNameProblem(name, file, id);
  if (nameProblem) return { problems: [nameProblem] };
  const began = Date.now();
  const found = findContentFile(root, file, folders);
  if ('problem' in found) return { problems: [found.problem] };
  const read = readOrKnow(found, file, cache);
  if ('problem' in read) return { problems: [read.problem] };
  const { digest, text } = read;
  const kept = cache.get(file, digest);
  const isSame = kept?.body.assets.every((one) => assetDigest(root, one.file) === one.digest);
  const { reading, tree } = kept && isSame ? { reading: kept } : await readFields(root, name, file, text(), digest);
  const stamp = isSettled(found, began) ? found.stamp : undefined;
  if (reading !== kept || stamp !== kept.stamp) cache.set(file, { ...reading, stamp });
  const problems = [...reading.problems, ...reading.body.problems];
  if (reading.data === undefined) return { problems };
  const entry = entryOf(id, file, reading, text);
  if (texts && tree && name === 'notes' && problems.length === 0) await texts.keep(entry as Note, tree);
  return { problems, entry };
}

/** Reads a file, unless the file system says that nothing has happened to it since it was last read. */
function readOrKnow(
  found: FoundFile,
  file: string,
  cache: ContentCache,
): { digest: string; text: () => string } | { problem: Problem } {
  const digest = cache.digestOf(file, found.stamp);
  if (digest !== undefined) return { digest, text: knownText(found, file, digest) };
  const read = readFoundFile(found, file);
  return 'problem' in read ? read : { digest: hash('sha256', read.bytes, 'hex'), text: read.text };
}

/** The file's text, and where its fields stand, are made when somebody asks: a build asks for few of them. */
function entryOf(id: string, file: string, reading: Reading, text: () => string): Entry<unknown> {
  const { data, text: digest, facts, body } = reading;
  let locate: Locate | undefined;
  return {
    id,
    file,
    data,
    get body() {
      return text();
    },
    digest: body.assets.length === 0 ? digest : sha256([digest, ...body.assets.map((one) => one.digest)].join()),
    facts,
    assets: body.assets.map((one) => one.file),
    locate: (place, options) => {
      locate ??= locatorOf(file, text());
      return locate(place, options);
    },
  };
}

function locatorOf(file: string, text: string): Locate {
  const parsed = parseFields(file, text);
  return 'problem' in parsed ? () => ({ line: 1, column: 1 }) : parsed.locate;
}

async function readFields(
  root: string,
  name: CollectionName,
  file: string,
  text: string,
  digest: string,
): Promise<{ reading: Reading; tree?: Root }> {
  const facts = hash('sha256', fieldsText(file, text), 'hex');
  const nothing = { text: digest, facts, data: undefined, body: { problems: [], assets: [] } };
  const hiddenText = hiddenCharacter(text);
  if (hiddenText) {
    const { name: character, line, column } = hiddenText;
    const problem = { code: 'hidden-character' as const, file, line, column, path: '', args: { name: character } };
    return { reading: { ...nothing, problems: [problem] } };
  }
  const parsed = parseFields(file, text);
  if ('problem' in parsed) return { reading: { ...nothing, problems: [parsed.problem] } };
  const { locate } = parsed;
  const hidden = hiddenField(parsed.raw);
  if (hidden) {
    const place = { file, ...locate(hidden.path), path: hidden.path.join('.') };
    const problem = { code: 'hidden-character' as const, ...place, args: { name: hidden.name } };
    return { reading: { ...nothing, problems: [problem] } };
  }
  const checked = validate(collections[name].schema, parsed.raw ?? {}, file, locate);
  const hasBody = name === 'notes' || name === 'briefs';
  if ('problems' in checked) {
    // The text is looked at all the same: an editor should not mend the fields to learn of the next fault.
    const known = hasBody && namedSources(parsed.raw);
    const inText = known ? await checkText(root, { id: entryId(file), file, body: text }, known) : undefined;
    return { reading: { ...nothing, problems: [...checked.problems, ...(inText?.problems ?? [])] } };
  }
  const sources = 'sources' in checked.data ? (checked.data.sources as { id: string }[]).map((one) => one.id) : [];
  const body = hasBody
    ? await checkText(root, { id: entryId(file), file, body: text }, sources)
    : { problems: [], assets: [] };
  const assets = body.assets.map((asset) => ({ file: asset, digest: assetDigest(root, asset) }));
  const reading = { text: digest, facts, data: checked.data, problems: [], body: { problems: body.problems, assets } };
  return { reading, ...('tree' in body && body.tree && { tree: body.tree }) };
}

/** Ids of the sources in fields that were not checked; undefined when it is not plain which they are. */
function namedSources(raw: unknown): string[] | undefined {
  const list: unknown = (raw as { sources?: unknown } | null)?.sources ?? [];
  if (!Array.isArray(list)) return undefined;
  const ids = list.map((one: unknown) => (one as { id?: unknown } | null)?.id);
  return ids.every((one) => typeof one === 'string') ? ids : undefined;
}

/** The file name without its extension. */
export function entryId(file: string): string {
  return path.posix.basename(file).replace(/\.(?:mdx?|yaml)$/, '');
}

function fileNameProblem(collection: CollectionName, file: string, id: string): Problem | undefined {
  const day = collection === 'briefs';
  const good = day ? /^\d{4}-\d{2}-\d{2}$/ : /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
  if (good.test(id) && (!day || !Number.isNaN(Date.parse(id)))) return undefined;
  const suggestion = day
    ? '2026-11-23'
    : id
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'my-note';
  return { code: 'bad-file-name', file, line: 1, column: 1, path: '', args: { name: id, suggestion } };
}
