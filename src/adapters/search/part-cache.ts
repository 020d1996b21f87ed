import { createHash } from 'node:crypto';
import { linkSync, copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { WordUses } from '#domain/search-words.ts';

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
  /** Paths from `<folder>/site`. */
  readonly files: readonly string[];
}

interface Manifest extends PartFacts {
  readonly files: readonly (readonly [file: string, sha256: string])[];
}

/**
 * Indexed parts by content address, `<cache>/search/parts/<id>/`: the files of the site below `site/`, and `manifest.json`
 * with the digest of each, which stands for itself in its first line. What does not fit its digest does not exist.
 */
export class PartCache {
  private readonly root: string;

  constructor(cacheDir: string) {
    this.root = path.join(cacheDir, 'search', 'parts');
  }

  /** A part, if it is there and every file is as it was written. */
  find(id: string): CachedPart | undefined {
    const folder = path.join(this.root, id);
    try {
      const text = readFileSync(path.join(folder, 'manifest.json'), 'utf8');
      const end = text.indexOf('\n');
      if (text.slice(0, end) !== sha256(id + text.slice(end))) return undefined;
      const { files, ...facts } = JSON.parse(text.slice(end)) as Manifest;
      for (const [file, digest] of files)
        if (sha256(readFileSync(path.join(folder, 'site', file))) !== digest) return undefined;
      return { ...facts, id, folder, files: files.map(([file]) => file) };
    } catch (error) {
      if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  /**
   * Makes a part: beside its place, then moved there in one step, so that a build that is killed leaves none by halves.
   * @param write fills the folder of its site files.
   */
  async make(id: string, write: (site: string) => Promise<PartFacts>): Promise<CachedPart> {
    const folder = path.join(this.root, id);
    const temporary = `${folder}.${process.pid}.tmp`;
    await rm(temporary, { recursive: true, force: true });
    await mkdir(path.join(temporary, 'site'), { recursive: true });
    const facts = await write(path.join(temporary, 'site'));
    const files = listFiles(path.join(temporary, 'site')).map(
      (file) => [file, sha256(readFileSync(path.join(temporary, 'site', file)))] as const,
    );
    const text = `\n${JSON.stringify({ ...facts, files } satisfies Manifest)}`;
    await writeFile(path.join(temporary, 'manifest.json'), sha256(id + text) + text);
    // Another build may have made the same part meanwhile, or what stands there is damaged.
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
    return { ...facts, id, folder, files: files.map(([file]) => file) };
  }

  /** Removes all parts but the given ones, and what a killed build left. Only for who holds the lock of the cache. */
  async keepOnly(ids: ReadonlySet<string>): Promise<void> {
    for (const name of await readdir(this.root).catch(() => []))
      if (!ids.has(name)) await rm(path.join(this.root, name), { recursive: true, force: true });
  }
}

/** Puts the files of a part into a site: a second name for the same file where the disk can, else a copy. */
export function placePart({ folder, files }: CachedPart, into: string): void {
  for (const name of new Set(files.map((file) => path.dirname(file))))
    mkdirSync(path.join(into, name), { recursive: true });
  for (const file of files) {
    try {
      linkSync(path.join(folder, 'site', file), path.join(into, file));
    } catch (error) {
      // The engine comes with every part; once is enough.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        copyFileSync(path.join(folder, 'site', file), path.join(into, file));
    }
  }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
