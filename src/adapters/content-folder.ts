import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { RealFolders } from '#adapters/content-file.ts';
import { ContentCache } from '#adapters/content-cache.ts';
import type { ContentMemory } from '#adapters/content-memory.ts';
import { type CheckedFile, checkFile, entryId } from '#adapters/content-reading.ts';
import { readLedger, sha256 } from '#adapters/forecast-ledger.ts';
import type { TextShelf } from '#adapters/text-shelf.ts';
import { type CollectionName, type Entries, collections } from '#domain/collections.ts';
import { checkLedger } from '#domain/ledger-check.ts';
import type { LedgerLine } from '#domain/ledger.ts';
import type { Problem } from '#domain/problem.ts';
import { checkRecords } from '#domain/record-rules.ts';
import { checkReferences } from '#domain/references.ts';

export interface Content {
  readonly entries: Entries;
  /** Sealed forecasts; undefined where the folder has no ledger. */
  readonly ledger: readonly LedgerLine[] | undefined;
  /** Everything wrong, by file and line. Entries with problems in their fields are left out of `entries`. */
  readonly problems: readonly Problem[];
}

const extensions = { notes: /\.mdx?$/, briefs: /\.mdx?$/, authors: /\.yaml$/, entities: /\.yaml$/, events: /\.yaml$/ };

export interface ReadOptions {
  /**
   * Whether a file that nothing has happened to, as the file system says, is taken as read. For commands: a process that
   * lives on while editors write reads every file, since its texts are asked for later.
   */
  readonly trustsStamps?: boolean | undefined;
  /** Keeps what was found in each file, so that only changed files are parsed the next time. */
  readonly cacheDir?: string | undefined;
  /** What this process read before; what it has, is not looked up in the cache. */
  readonly memory?: ContentMemory | undefined;
  /** Gets each note that was parsed anew, with its tree. */
  readonly texts?: Pick<TextShelf, 'keep'> | undefined;
  /** Another process that reads at the same time; each finds in the cache what the other read. */
  readonly partner?: Partner | undefined;
}

export interface Partner {
  /** Which files we read next: not those of any share before, nor those that another has taken. Undefined at the end. */
  readonly nextShare: () => ((file: string) => boolean) | undefined;
  /** We have read our files; resolves when the partner has read its own. */
  readonly meet: () => Promise<void>;
}

/** Reads and checks the whole of a content folder. The only reader of `content/`. */
export async function readContent(root: string, options: ReadOptions = {}): Promise<Content> {
  const names = Object.keys(collections) as CollectionName[];
  const { memory } = options;
  const cacheDir = memory && !memory.isEmpty ? undefined : options.cacheDir;
  const cache = new ContentCache(cacheDir, path.resolve(root), options.trustsStamps);
  const files = new Map<CollectionName, string[]>();
  for (const name of names) files.set(name, listFiles(root, name, name).sort());
  const checked = new Map<string, CheckedFile>();
  const folders: RealFolders = new Map();
  // One after the other: reading and checking are work for the processor, not for the disk.
  const readAll = async (isWanted: (file: string) => boolean) => {
    for (const [name, list] of files)
      for (const file of list)
        if (!checked.has(file) && isWanted(file)) {
          const began = Date.now();
          const known = memory?.get(file);
          const found = known ?? (await checkFile(root, name, file, cache, folders, options.texts));
          if (found !== known) memory?.keep(file, found, began);
          checked.set(file, found);
        }
  };
  const { partner } = options;
  if (partner) {
    for (let isOurs = partner.nextShare(); isOurs; isOurs = partner.nextShare()) await readAll(isOurs);
    cache.save();
    await partner.meet();
  }
  await readAll(() => true);
  cache.save();
  const read = names.map((name) => collection(files.get(name) ?? [], checked));
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

function collection(files: readonly string[], checked: ReadonlyMap<string, CheckedFile>) {
  const all = files.flatMap((file) => checked.get(file) ?? []);
  const seen = new Map<string, string>();
  const duplicates = files.flatMap((file): Problem[] => {
    const id = entryId(file);
    const other = seen.get(id);
    seen.set(id, file);
    return other ? [{ code: 'duplicate-id', file, line: 1, column: 1, path: '', args: { id, other } }] : [];
  });
  return {
    entries: all.flatMap((one) => one.entry ?? []),
    problems: [...all.flatMap((one) => one.problems), ...duplicates],
  };
}

/** Files of a collection, sorted; the folder may be absent. */
function listFiles(root: string, folder: string, name: CollectionName): string[] {
  const place = path.join(root, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place, { withFileTypes: true }).flatMap((one) => {
    const file = `${folder}/${one.name}`;
    if (one.isDirectory()) return listFiles(root, file, name);
    // Whatever else has such a name (a link, a device) is for the reader of the file to refuse.
    return extensions[name].test(one.name) ? [file] : [];
  });
}

function byPlace(a: Problem, b: Problem): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}
