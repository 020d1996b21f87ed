import { hash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readSealed, writeSealed } from '#adapters/sealed-file.ts';

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
}

/** Folders that keep their own books. */
const others = ['cards', 'pagefind', 'admin'];

/**
 * The folder of a built site, over several builds: knows which files are still right, writes the others, and takes away
 * what no longer belongs there. A file is replaced in one step and never written into, so another name of it (a release
 * that shares it) stays as it was.
 */
export class SiteFolder {
  readonly #root: string;
  readonly #book: string;
  readonly #version: string;
  readonly #last: Book | undefined;
  readonly #before: ReadonlyMap<string, Written>;
  readonly #now = new Map<string, Written>();
  readonly #folders = new Set<string>();
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

  /** Takes over what another process wrote. */
  take(file: string, written: Written): void {
    this.written += 1;
    this.#now.set(file, written);
  }

  /**
   * Deletes every file that this build neither kept nor wrote, and remembers the rest for the next one.
   * @param publication names all that the pages were made from.
   */
  close(publication: string): number {
    const gone = this.#sweep('');
    writeSealed(this.#book, this.#version, {
      publication,
      files: this.#now,
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
    return readdirSync(place, { recursive: true, withFileTypes: true })
      .map((one) => {
        const { size, mtimeMs } = lstatSync(path.join(one.parentPath, one.name));
        return `${one.parentPath}/${one.name} ${one.isDirectory() ? '' : `${size} ${mtimeMs}`}`;
      })
      .sort()
      .join('\n');
  }

  #replace(file: string, key: string | undefined, bytes: Buffer, digest: string): Written {
    const place = path.join(this.#root, file);
    this.#makeFolder(path.dirname(place));
    const temporary = `${place}.${process.pid}.tmp`;
    writeFileSync(temporary, bytes);
    renameSync(temporary, place);
    this.written += 1;
    return { key, digest, size: bytes.length, modified: statSync(place).mtimeMs };
  }

  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    const info = lstatSync(folder, { throwIfNoEntry: false });
    if (info && !info.isDirectory()) rmSync(folder);
    mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
  }

  #sweep(folder: string): number {
    let gone = 0;
    for (const one of readdirSync(path.join(this.#root, folder), { withFileTypes: true })) {
      const name = folder ? `${folder}/${one.name}` : one.name;
      const place = path.join(this.#root, name);
      if (one.isDirectory()) {
        if (folder === '' && others.includes(one.name)) continue;
        gone += this.#sweep(name);
        if (readdirSync(place).length === 0) rmSync(place, { recursive: true });
      } else if (!this.#now.has(name)) {
        rmSync(place);
        gone += 1;
      }
    }
    return gone;
  }
}
