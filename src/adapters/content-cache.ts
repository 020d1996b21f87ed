import { hash } from 'node:crypto';
import path from 'node:path';
import { readSealed, writeSealed } from '#adapters/sealed-file.ts';
import { codeVersion } from '#adapters/search/code-version.ts';
import { language } from '#edition.ts';
import type { Problem } from '#domain/problem.ts';

/** What reading one file of `content/` found, apart from its text. */
export interface Reading {
  /** SHA-256 of the file as it was read, hexadecimal. */
  readonly text: string;
  /** What the file system said of the file then; undefined where it was changed too shortly before to tell. */
  readonly stamp?: string | undefined;
  /** SHA-256 of the block of fields alone. */
  readonly facts: string;
  /** Checked fields; undefined where they have problems. */
  readonly data: unknown;
  readonly problems: readonly Problem[];
  /** Problems of the body, and the files beside it that it uses with their digests. */
  readonly body: { readonly problems: readonly Problem[]; readonly assets: readonly Asset[] };
}

export interface Asset {
  /** Path below `content/`. */
  readonly file: string;
  /** SHA-256, hexadecimal; undefined where it could not be read. */
  readonly digest: string | undefined;
}

type Shelf = Map<string, Reading>;

/**
 * Readings of an earlier run, by file. A reading counts only for the very bytes it was made from and for this very
 * program; a file of the cache that was damaged, or written by another version, counts for nothing.
 */
export class ContentCache {
  readonly #folder: string | undefined;
  readonly #trustsStamps: boolean;
  readonly #shelves = new Map<string, Shelf>();
  readonly #touched = new Map<string, Shelf>();
  readonly #changed = new Set<string>();

  /**
   * @param cacheDir where readings are kept; undefined keeps none.
   * @param trustsStamps whether a file may be taken as read by its stamp: not for who lives on while files change.
   */
  constructor(cacheDir: string | undefined, root: string, trustsStamps = false) {
    this.#trustsStamps = trustsStamps;
    this.#folder = cacheDir && path.join(cacheDir, 'content', hash('sha256', root, 'hex').slice(0, 16));
  }

  /** Whether nothing is kept, or nothing that this program believes. */
  get isEmpty(): boolean {
    return this.#shelf('0').size === 0;
  }

  /** The digest of a file that is as it was when it was last read, by its stamp; undefined where that cannot be known. */
  digestOf(file: string, stamp: string): string | undefined {
    const reading = this.#trustsStamps ? this.#shelf(shelfOf(file)).get(file) : undefined;
    return reading?.stamp === stamp ? reading.text : undefined;
  }

  get(file: string, text: string): Reading | undefined {
    const name = shelfOf(file);
    const reading = this.#shelf(name).get(file);
    if (reading?.text !== text) return undefined;
    this.#put(name, file, reading);
    return reading;
  }

  set(file: string, reading: Reading): void {
    const name = shelfOf(file);
    this.#changed.add(name);
    this.#put(name, file, reading);
  }

  /** Writes the shelves that changed; readings that nobody asked for are forgotten. */
  save(): void {
    if (!this.#folder) return;
    for (const [name, shelf] of this.#touched)
      if (this.#changed.has(name) || shelf.size !== this.#shelf(name).size)
        writeSealed(path.join(this.#folder, name), version(), shelf);
  }

  #shelf(name: string): Shelf {
    const known = this.#shelves.get(name);
    if (known) return known;
    const read = this.#folder && (readSealed(path.join(this.#folder, name), version()) as Shelf | undefined);
    const shelf = read || new Map<string, Reading>();
    this.#shelves.set(name, shelf);
    return shelf;
  }

  #put(name: string, file: string, reading: Reading): void {
    const shelf = this.#touched.get(name) ?? new Map<string, Reading>();
    this.#touched.set(name, shelf.set(file, reading));
  }
}

/** A changed note rewrites one shelf of sixteen, not the whole cache. */
export const shelves = '0123456789abcdef';

export function shelfOf(file: string): string {
  return hash('sha256', file, 'hex').slice(0, 1);
}

let known: string | undefined;

/** What reading finds depends on the code of reading alone: a changed template leaves it. */
function version(): string {
  known ??= hash('sha256', `${codeVersion('src/adapters/content-folder.ts')} ${language}`, 'hex');
  return known;
}
