import { hash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '#adapters/code-key.ts';
import { linkOrCopy, type PartFile } from '#adapters/search/part-files.ts';
import { readSealed, writeSealed } from '#adapters/sealed-file.ts';
import type { WordUses } from '#domain/search-words.ts';

/** The folder of a part's index in the site. */
export const partName = (id: string): string => `part-${id.slice(0, 16)}`;

/** What is known of a part beside its files. */
export interface PartFacts {
  /** Folder of the engine that its index needs. */
  readonly engine: string;
  readonly records: number;
  readonly words: WordUses;
}
export interface CachedPart extends PartFacts {
  readonly id: string;
  readonly folder: string;
  /** Paths from `<folder>/site`, with the number by which the disk knows each. */
  readonly files: ReadonlyMap<string, number>;
}

/** A part as it was made. */
export interface MadePart extends PartFacts {
  readonly files: readonly PartFile[];
}

/**
 * Indexed parts by content address, `<cache>/search/parts/<id>/`: the files of the site below `site/`, and `manifest`
 * with the digest, length and time of each. A file that was touched since must fit its digest; what does not, does not exist.
 */
export class PartCache {
  private readonly root: string;

  constructor(cacheDir: string) {
    this.root = path.join(cacheDir, 'search', 'parts');
  }

  /** Where a part is, if there is one. */
  folder(id: string): string {
    return path.join(this.root, id);
  }

  /** Whether there seems to be such a part; `find` knows for sure, and takes longer. */
  mayHold(id: string): boolean {
    return id !== '' && existsSync(path.join(this.folder(id), 'manifest'));
  }

  /** A part, if it is there and every file is as it was written. */
  find(id: string): CachedPart | undefined {
    const folder = this.folder(id);
    try {
      const made = readSealed(path.join(folder, 'manifest'), id) as MadePart | undefined;
      if (!made) return undefined;
      const { files, ...facts } = made;
      const found = new Map<string, number>();
      for (const [file, digest, bytes, changed] of files) {
        const place = path.join(folder, 'site', file);
        const { size, mtimeMs, ino } = lstatSync(place);
        if (size !== bytes || (mtimeMs !== changed && hash('sha256', readFileSync(place), 'hex') !== digest))
          return undefined;
        found.set(file, ino);
      }
      return { ...facts, id, folder, files: found };
    } catch (error) {
      if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
      throw error;
    }
  }

  /**
   * Makes a part: beside its place, then moved there in one step, so that a build that is killed leaves none by halves.
   * @param write fills the folder of its files, those of the site below `site`, and lists these.
   */
  async make(id: string, write: (folder: string) => Promise<MadePart>): Promise<CachedPart> {
    const folder = this.folder(id);
    const temporary = `${folder}.${process.pid}.tmp`;
    await rm(temporary, { recursive: true, force: true });
    await mkdir(path.join(temporary, 'site'), { recursive: true });
    const { files, ...facts } = await write(temporary);
    writeSealed(path.join(temporary, 'manifest'), id, { ...facts, files } satisfies MadePart);
    // Another build may have made the same part meanwhile, or what stands there is damaged.
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
    const numbered = files.map(([file]) => [file, lstatSync(path.join(folder, 'site', file)).ino] as const);
    return { ...facts, id, folder, files: new Map(numbered) };
  }

  /** Removes all parts but the given ones, and what a killed build left. Only for who holds the lock of the cache. */
  async keepOnly(ids: ReadonlySet<string>): Promise<void> {
    for (const name of await readdir(this.root).catch(() => []))
      if (!ids.has(name)) await rm(path.join(this.root, name), { recursive: true, force: true });
  }
}

/**
 * Makes a folder hold the files of these parts and nothing else: second names for the same files where the disk can, else
 * copies. Those that stand there already stay.
 */
export function placeParts(parts: readonly CachedPart[], into: string): void {
  mkdirSync(into, { recursive: true });
  const wanted = new Map(
    parts.flatMap(({ folder, files }) =>
      [...files].map(([file, ino]) => [file, { from: path.join(folder, 'site', file), ino }] as const),
    ),
  );
  for (const place of filesBelow(into))
    if (!wanted.has(path.relative(into, place).split(path.sep).join('/'))) rmSync(place);
  const folders = new Set([...wanted.keys()].map((file) => path.dirname(file)));
  for (const folder of folders) mkdirSync(path.join(into, folder), { recursive: true });
  for (const [file, { from, ino }] of wanted) placeFile(from, ino, path.join(into, file));
  removeEmpty(into);
}

function placeFile(from: string, ino: number, to: string): void {
  const there = lstatSync(to, { throwIfNoEntry: false });
  // Two names of one file; a copy, where there cannot be two names, is made anew.
  if (there?.ino === ino) return;
  if (there) rmSync(to, { recursive: true });
  linkOrCopy(from, to);
}

function removeEmpty(folder: string): void {
  for (const one of readdirSync(folder, { withFileTypes: true }))
    if (one.isDirectory()) {
      const place = path.join(folder, one.name);
      removeEmpty(place);
      if (readdirSync(place).length === 0) rmdirSync(place);
    }
}
