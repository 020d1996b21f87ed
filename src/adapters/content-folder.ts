import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type CollectionName, type Entries, type Entry, collections } from '#domain/collections.ts';
import { hiddenField } from '#domain/hidden-characters.ts';
import type { Problem } from '#domain/problem.ts';
import type { LedgerLine } from '#domain/ledger.ts';
import { checkLedger } from '#domain/ledger-check.ts';
import { checkRecords } from '#domain/record-rules.ts';
import { checkReferences } from '#domain/references.ts';
import { validate } from '#domain/validate.ts';
import { readContentFile } from '#adapters/content-file.ts';
import { readLedger, sha256 } from '#adapters/forecast-ledger.ts';
import { parseFields } from '#adapters/frontmatter.ts';
import { bodyProblems } from '#adapters/note-body.ts';

export interface Content {
  readonly entries: Entries;
  /** Fields as they stand in the file, by file: what Astro's store checks again with the same schema. */
  readonly raw: ReadonlyMap<string, Record<string, unknown>>;
  /** Sealed forecasts; undefined where the folder has no ledger. */
  readonly ledger: readonly LedgerLine[] | undefined;
  /** Everything wrong, by file and line. Entries with problems in their fields are left out of `entries`. */
  readonly problems: readonly Problem[];
}

type CheckedFile = { entry: Entry<unknown>; raw: Record<string, unknown> } | { problems: Problem[] };

const extensions = { notes: /\.mdx?$/, briefs: /\.mdx?$/, authors: /\.yaml$/, entities: /\.yaml$/, events: /\.yaml$/ };

/** Reads and checks the whole of a content folder. The only reader of `content/`. */
export async function readContent(root: string): Promise<Content> {
  const names = Object.keys(collections) as CollectionName[];
  const read = await Promise.all(names.map((name) => readCollection(root, name)));
  const entries = Object.fromEntries(names.map((name, i) => [name, read[i]?.entries])) as unknown as Entries;
  const file = await readLedger(root);
  const ledger = checkLedger(file, entries, sha256);
  const problems = [
    ...read.flatMap((one) => one.problems),
    ...checkReferences(entries),
    ...checkRecords(entries.notes),
    ...ledger.problems,
    ...(await bodyProblems(root, entries)),
  ];
  return {
    entries,
    raw: new Map(read.flatMap((one) => one.raw)),
    ledger: file && ledger.lines,
    problems: problems.sort(byPlace),
  };
}

async function readCollection(root: string, name: CollectionName) {
  const files = await listFiles(root, name);
  const checked = await Promise.all(files.map((file) => checkFile(root, name, file)));
  const seen = new Map<string, string>();
  const duplicates = files.flatMap((file): Problem[] => {
    const id = entryId(file);
    const other = seen.get(id);
    seen.set(id, file);
    return other ? [{ code: 'duplicate-id', file, line: 1, column: 1, path: '', args: { id, other } }] : [];
  });
  return {
    entries: checked.flatMap((one) => ('entry' in one ? [one.entry] : [])),
    raw: checked.flatMap((one) => ('entry' in one ? [[one.entry.file, one.raw] as const] : [])),
    problems: [...checked.flatMap((one) => ('problems' in one ? one.problems : [])), ...duplicates],
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

async function checkFile(root: string, name: CollectionName, file: string): Promise<CheckedFile> {
  const id = entryId(file);
  const nameProblem = fileNameProblem(name, file, id);
  if (nameProblem) return { problems: [nameProblem] };
  const read = await readContentFile(root, file);
  if ('problem' in read) return { problems: [read.problem] };
  const body = read.text;
  const parsed = parseFields(file, body);
  if ('problem' in parsed) return { problems: [parsed.problem] };
  const { locate } = parsed;
  const hidden = hiddenField(parsed.raw);
  if (hidden) {
    const place = { file, ...locate(hidden.path), path: hidden.path.join('.') };
    return { problems: [{ code: 'hidden-character', ...place, args: { name: hidden.name } }] };
  }
  const checked = validate(collections[name].schema, parsed.raw ?? {}, file, locate);
  if ('problems' in checked) return { problems: checked.problems };
  const digest = createHash('sha256').update(body).digest('hex');
  return {
    entry: { id, file, data: checked.data, body, digest, locate },
    raw: (parsed.raw ?? {}) as Record<string, unknown>,
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
