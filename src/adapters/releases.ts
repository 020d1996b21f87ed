import {
  copyFile,
  cp,
  link,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { carriedFiles, type ReleaseRecord } from '#domain/release/carry.ts';

/**
 * The releases of one's own server, in one folder:
 *
 *     releases/<id>/site/         what is served
 *     releases/<id>/release.json  written when the site is complete; without it a release does not exist
 *     releases/<id>/healthy       written when the site was seen to answer
 *     current -> releases/<id>/site
 *
 * Every step that readers can see is one rename, which happens wholly or not at all.
 */
export class Releases {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** Where the next release is built. Always the same place, because build caches are kept by place. */
  get building(): string {
    return path.join(this.root, 'building');
  }

  site(id: string): string {
    return path.join(this.root, 'releases', id, 'site');
  }

  /** Complete releases, newest first. */
  async list(): Promise<ReleaseRecord[]> {
    const ids = await readdir(path.join(this.root, 'releases')).catch(() => []);
    const records = await Promise.all(
      ids.map((id) => readFile(path.join(this.root, 'releases', id, 'release.json'), 'utf8').catch(() => undefined)),
    );
    return records
      .flatMap((text) => (text ? [JSON.parse(text) as ReleaseRecord] : []))
      .sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  /** The release that readers get. */
  async current(): Promise<string | undefined> {
    const target = await readlink(path.join(this.root, 'current')).catch(() => undefined);
    return target?.split('/')[1];
  }

  /** Takes away what an interrupted run left behind. */
  async tidy(): Promise<void> {
    for (const name of await readdir(this.root).catch(() => []))
      if (name === 'building' || name.startsWith('removed-') || name.startsWith('current-'))
        await rm(path.join(this.root, name), { recursive: true, force: true });
  }

  /**
   * Begins the next release with the files of the newest, under second names, so that its build makes only what changed.
   * A build replaces files and never writes into them, so the release that readers get stays as it is.
   */
  async seed(): Promise<void> {
    const [newest] = await this.list();
    if (newest) await linkTree(this.site(newest.id), path.join(this.building, 'site'));
  }

  /** Makes what stands in `building/site` a complete release that nobody is sent to yet. */
  async complete(record: ReleaseRecord): Promise<void> {
    const earlier = await this.list();
    const site = path.join(this.building, 'site');
    for (const { from, file } of carriedFiles(record, earlier)) {
      await mkdir(path.dirname(path.join(site, file)), { recursive: true });
      await linkOrCopy(path.join(this.site(from), file), path.join(site, file));
    }
    await writeFile(path.join(this.building, 'release.json'), JSON.stringify(record));
    await mkdir(path.join(this.root, 'releases'), { recursive: true });
    await rename(this.building, path.join(this.root, 'releases', record.id));
  }

  /** Sends readers to a release, from one request to the next. */
  async switchTo(id: string): Promise<void> {
    const temporary = path.join(this.root, `current-${id}`);
    await rm(temporary, { force: true });
    await symlink(path.join('releases', id, 'site'), temporary);
    await rename(temporary, path.join(this.root, 'current'));
  }

  async markHealthy(id: string): Promise<void> {
    await writeFile(path.join(this.root, 'releases', id, 'healthy'), '');
  }

  /** The newest release that was seen to answer, other than the given one. */
  async lastHealthy(except: string): Promise<string | undefined> {
    for (const { id } of await this.list()) {
      const files = await readdir(path.join(this.root, 'releases', id));
      if (id !== except && files.includes('healthy')) return id;
    }
    return undefined;
  }

  /** Removes all but the newest `keep` releases; never the current one. Out of sight first, then file by file. */
  async prune(keep: number): Promise<void> {
    const current = await this.current();
    for (const { id } of (await this.list()).slice(keep)) {
      if (id === current) continue;
      const removed = path.join(this.root, `removed-${id}`);
      await rename(path.join(this.root, 'releases', id), removed);
      await rm(removed, { recursive: true, force: true });
    }
  }

  /** Puts a site built elsewhere into place. */
  async copyIn(folder: string): Promise<void> {
    await mkdir(this.building, { recursive: true });
    await cp(folder, path.join(this.building, 'site'), { recursive: true });
  }
}

async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const one of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, one.name), path.join(to, one.name)];
    if (one.isDirectory()) await linkTree(source, target);
    else if (one.isFile()) await linkOrCopy(source, target);
  }
}

/** The same file under a second name costs no disk; file systems without links get a copy. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch((error: NodeJS.ErrnoException) => {
    // An earlier release that was removed by hand has nothing left to carry.
    if (error.code === 'ENOENT') return undefined;
    return copyFile(from, to);
  });
}
