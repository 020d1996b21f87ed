import { hash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type CollectionName, type Entries, type Entry, collections } from '#domain/collections.ts';
import { hiddenCharacter, hiddenField } from '#domain/hidden-characters.ts';
import type { Locate, Problem } from '#domain/problem.ts';
import type { LedgerLine } from '#domain/ledger.ts';
import { checkLedger } from '#domain/ledger-check.ts';
import { checkRecords } from '#domain/record-rules.ts';
import { checkReferences } from '#domain/references.ts';
import { validate } from '#domain/validate.ts';
import { ContentCache, type Reading } from '#adapters/content-cache.ts';
import { assetDigest, readContentFile } from '#adapters/content-file.ts';
import { readLedger, sha256 } from '#adapters/forecast-ledger.ts';
import { fieldsText, parseFields } from '#adapters/frontmatter.ts';
import { checkText } from '#adapters/note-body.ts';

export interface Content {
  readonly entries: Entries;
  /** Sealed forecasts; undefined where the folder has no ledger. */
  readonly ledger: readonly LedgerLine[] | undefined;
  /** Everything wrong, by file and line. Entries with problems in their fields are left out of `entries`. */
  readonly problems: readonly Problem[];
}

interface CheckedFile {
  readonly entry?: Entry<unknown>;
  readonly problems: readonly Problem[];
}

const extensions = { notes: /\.mdx?$/, briefs: /\.mdx?$/, authors: /\.yaml$/, entities: /\.yaml$/, events: /\.yaml$/ };

/**
 * Reads and checks the whole of a content folder. The only reader of `content/`.
 * @param options.cacheDir keeps what was found in each file, so that only changed files are parsed the next time.
 */
export async function readContent(root: string, options: { readonly cacheDir?: string } = {}): Promise<Content> {
  const names = Object.keys(collections) as CollectionName[];
  const cache = new ContentCache(options.cacheDir, path.resolve(root));
  const read = await Promise.all(names.map((name) => readCollection(root, name, cache)));
  cache.save();
  const entries = Object.fromEntries(names.map((name, i) => [name, read[i]?.entries])) as unknown as Entries;
  const file = await readLedger(root);
  const ledger = checkLedger(file, entries, sha256);
  const problems = [
    ...read.flatMap((one) => one.problems),
    ...checkReferences(entries),
    ...checkRecords(entries.notes),
    ...ledger.problems,
  ];
  return { entries, ledger: file && ledger.lines, problems: problems.sort(byPlace) };
}

async function readCollection(root: string, name: CollectionName, cache: ContentCache) {
  const files = await listFiles(root, name);
  const checked: CheckedFile[] = [];
  // One after the other: reading and checking are work for the processor, not for the disk.
  for (const file of files) checked.push(await checkFile(root, name, file, cache));
  const seen = new Map<string, string>();
  const duplicates = files.flatMap((file): Problem[] => {
    const id = entryId(file);
    const other = seen.get(id);
    seen.set(id, file);
    return other ? [{ code: 'duplicate-id', file, line: 1, column: 1, path: '', args: { id, other } }] : [];
  });
  return {
    entries: checked.flatMap((one) => one.entry ?? []),
    problems: [...checked.flatMap((one) => one.problems), ...duplicates],
  };
}

/** Files of a collection, sorted; the folder may be absent. */
async function listFiles(root: string, name: CollectionName): Promise<string[]> {
  const found = await readdir(path.join(root, name), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return found
    .filter((file) => extensions[name].test(file))
    .map((file) => `${name}/${file.split(path.sep).join('/')}`)
    .sort();
}

async function checkFile(root: string, name: CollectionName, file: string, cache: ContentCache): Promise<CheckedFile> {
  const id = entryId(file);
  const nameProblem = fileNameProblem(name, file, id);
  if (nameProblem) return { problems: [nameProblem] };
  const read = readContentFile(root, file);
  if ('problem' in read) return { problems: [read.problem] };
  const { bytes, text } = read;
  const digest = hash('sha256', bytes, 'hex');
  const kept = cache.get(file, digest);
  const reading = kept?.body.assets.every((one) => assetDigest(root, one.file) === one.digest)
    ? kept
    : await readFields(root, name, file, text(), digest);
  if (reading !== kept) cache.set(file, reading);
  const problems = [...reading.problems, ...reading.body.problems];
  if (reading.data === undefined) return { problems };
  return { problems, entry: entryOf(id, file, reading, text) };
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
): Promise<Reading> {
  const facts = hash('sha256', fieldsText(file, text), 'hex');
  const nothing = { text: digest, facts, data: undefined, body: { problems: [], assets: [] } };
  const hiddenText = hiddenCharacter(text);
  if (hiddenText) {
    const { name: character, line, column } = hiddenText;
    const problem = { code: 'hidden-character' as const, file, line, column, path: '', args: { name: character } };
    return { ...nothing, problems: [problem] };
  }
  const parsed = parseFields(file, text);
  if ('problem' in parsed) return { ...nothing, problems: [parsed.problem] };
  const { locate } = parsed;
  const hidden = hiddenField(parsed.raw);
  if (hidden) {
    const place = { file, ...locate(hidden.path), path: hidden.path.join('.') };
    return { ...nothing, problems: [{ code: 'hidden-character', ...place, args: { name: hidden.name } }] };
  }
  const checked = validate(collections[name].schema, parsed.raw ?? {}, file, locate);
  if ('problems' in checked) return { ...nothing, problems: checked.problems };
  const hasBody = name === 'notes' || name === 'briefs';
  const sources = 'sources' in checked.data ? (checked.data.sources as { id: string }[]).map((one) => one.id) : [];
  const body = hasBody
    ? await checkText(root, { id: entryId(file), file, body: text }, sources)
    : { problems: [], assets: [] };
  return {
    text: digest,
    facts,
    data: checked.data,
    problems: [],
    body: {
      problems: body.problems,
      assets: body.assets.map((asset) => ({ file: asset, digest: assetDigest(root, asset) })),
    },
  };
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

function byPlace(a: Problem, b: Problem): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}
