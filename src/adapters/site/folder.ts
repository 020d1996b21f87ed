import { hash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { filesBelow } from '#adapters/code-key.ts';
import { readSealed, writeSealed } from '#adapters/sealed-file.ts';
import { sweep } from '#adapters/site/sweep.ts';

/** A file of the built site, as the build that wrote it left it. */
export interface Written {
  /** What it was made from; undefined for what is made with each build. */
  readonly key: string | undefined;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly digest: string;
  readonly size: number;
  readonly modified: number;
}

/** What one build leaves for the next. */
interface Book {
  readonly publication: string;
  /** The files of search, by size and time, as one text. */
  readonly search: string;
  readonly files: ReadonlyMap<string, Written>;
  /** When each folder of them was changed last, in milliseconds: one that was not has no other files. */
  readonly folders: ReadonlyMap<string, number>;
}

/**
 * The folder of a built site, over several builds: knows which files are still right, writes the others, and takes away
 * what no longer belongs there. What takes the place of an older file waits beside it until all is made, so that a build
 * that fails leaves the site as it was. No file is written into, so another name of it (a release that shares it) stays.
 */
export class SiteFolder {
  readonly #root: string;
  readonly #book: string;
  readonly #version: string;
  readonly #last: Book | undefined;
  readonly #before: ReadonlyMap<string, Written>;
  readonly #now = new Map<string, Written>();
  /** Folders written to, and whether this process made them. */
  readonly #folders = new Map<string, boolean>();
  readonly #waiting = new Set<string>();
  written = 0;
  kept = 0;

  /** @param version of the program: what another program wrote is not believed. */
  constructor(root: string, cacheDir: string, version: string) {
    this.#root = root;
    this.#version = version;
    this.#book = path.join(cacheDir, 'site', hash('sha256', root, 'hex').slice(0, 16));
    this.#last = readSealed(this.#book, version) as Book | undefined;
    this.#before = this.#last?.files ?? new Map();
  }

  /**
   * Keeps every file with a key, if the last build was made from the very same publication and nobody touched one since.
   * @returns whether it could; if not, nothing is kept yet.
   */
  keepAll(publication: string): boolean {
    if (this.#last?.publication !== publication) return false;
    for (const [file, { key }] of this.#before)
      if (key !== undefined && !this.keep(file, key)) {
        this.#now.clear();
        this.kept = 0;
        return false;
      }
    return true;
  }

  /** Whether the files of search are those of the last build, which was made from the very same publication. */
  keepsSearch(publication: string): boolean {
    return this.#last?.publication === publication && this.#last.search === this.#listing('pagefind');
  }

  /** Keeps a file of the last build, if it was made from the same things and nobody touched it since. */
  keep(file: string, key: string | undefined): boolean {
    const before = this.#before.get(file);
    if (key === undefined || before?.key !== key) return false;
    const found = this.#found(file, before);
    if (!found) return false;
    this.#now.set(file, found);
    this.kept += 1;
    return true;
  }

  /** Writes a file, unless the very same bytes stand there. */
  write(file: string, key: string | undefined, bytes: Buffer): Written {
    const digest = hash('sha256', bytes, 'hex');
    const before = this.#before.get(file);
    const same = before?.digest === digest ? this.#found(file, before) : undefined;
    const written = same ? { ...same, key } : this.#replace(file, key, bytes, digest);
    this.#now.set(file, written);
    return written;
  }

  /** Whether what was written waits for `close` to take its place. */
  waits(file: string): boolean {
    return this.#waiting.has(file);
  }

  /** Takes over what another process wrote. */
  take(file: string, written: Written, waits: boolean): void {
    this.written += 1;
    this.#now.set(file, written);
    if (waits) this.#waiting.add(file);
  }

  /**
   * Puts all that waits in its place, deletes every file that this build neither kept nor wrote, and remembers the rest
   * for the next one.
   * @param publication names all that the pages were made from.
   */
  close(publication: string): number {
    for (const file of this.#waiting) renameSync(this.#beside(file), path.join(this.#root, file));
    const { gone, folders } = sweep(this.#root, { now: this.#now, before: this.#before, folders: this.#last?.folders });
    writeSealed(this.#book, this.#version, {
      publication,
      files: this.#now,
      folders,
      search: this.#listing('pagefind'),
    } satisfies Book);
    return gone;
  }

  /** The record of a file, if what stands there is what was written. Its times may differ: a copy has others. */
  #found(file: string, before: Written): Written | undefined {
    const place = path.join(this.#root, file);
    const info = lstatSync(place, { throwIfNoEntry: false });
    if (!info?.isFile() || info.size !== before.size) return undefined;
    if (info.mtimeMs === before.modified) return before;
    return hash('sha256', readFileSync(place), 'hex') === before.digest
      ? { ...before, modified: info.mtimeMs }
      : undefined;
  }

  #listing(folder: string): string {
    const place = path.join(this.#root, folder);
    if (!lstatSync(place, { throwIfNoEntry: false })?.isDirectory()) return '';
    return filesBelow(place)
      .map((file) => {
        const { size, mtimeMs } = lstatSync(file);
        return `${file} ${size} ${mtimeMs}`;
      })
      .join('\n');
  }

  #replace(file: string, key: string | undefined, bytes: Buffer, digest: string): Written {
    const place = path.join(this.#root, file);
    const isNew = this.#makeFolder(path.dirname(place));
    // Renaming over a file frees it, and ext4 looks at every file freed of late before it makes a new one: so all are
    // made first. https://elixir.bootlin.com/linux/v6.12/source/fs/ext4/ialloc.c (recently_deleted)
    const waits = !isNew && lstatSync(place, { throwIfNoEntry: false }) !== undefined;
    const target = waits ? this.#beside(file) : place;
    const open = openSync(target, 'w');
    try {
      writeFileSync(open, bytes);
      if (waits) this.#waiting.add(file);
      this.written += 1;
      return { key, digest, size: bytes.length, modified: fstatSync(open).mtimeMs };
    } finally {
      closeSync(open);
    }
  }

  #beside(file: string): string {
    return path.join(this.#root, `${file}.new`);
  }

  /** @returns whether this build made it, so that nothing of an earlier one stands in it. */
  #makeFolder(folder: string): boolean {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const info = lstatSync(folder, { throwIfNoEntry: false });
    if (info && !info.isDirectory()) rmSync(folder);
    const isNew = mkdirSync(folder, { recursive: true }) !== undefined;
    this.#folders.set(folder, isNew);
    return isNew;
  }
}
