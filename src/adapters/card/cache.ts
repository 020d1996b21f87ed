import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withText } from '#adapters/card/drawing/png.ts';

/** Text inside each picture that names its key: what tells a picture from another one put in its place. */
export const keyword = 'Card';

/**
 * Pictures by content address, `<cache>/cards/ab/<key>.png`. Outside node_modules, so that `npm ci` keeps it and a CI
 * service can restore it by one path.
 */
export function cachedCard(cacheDir: string, key: string): string {
  return path.join(cacheDir, 'cards', key.slice(0, 2), `${key}.png`);
}

/** Written beside and renamed, so that a build that is killed leaves no half picture. */
export async function cacheCard(cacheDir: string, key: string, png: Buffer): Promise<void> {
  const file = cachedCard(cacheDir, key);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}.tmp`, withText(png, keyword, key));
  await rename(`${file}.${process.pid}.tmp`, file);
}

const dayMs = 86_400_000;

/**
 * Deletes what no published name asks for and what nothing has written within `days`, once a day: after a change of the
 * drawing there are as many files to look at as there are cards.
 * @returns how many were deleted.
 */
export async function pruneCards(cacheDir: string, keep: ReadonlySet<string>, now: Date, days = 30): Promise<number> {
  const last = path.join(cacheDir, 'cards', 'pruned');
  const today = now.toISOString().slice(0, 10);
  if ((await readFile(last, 'utf8').catch(() => '')) === today) return 0;
  let deleted = 0;
  for (const shard of await shards(cacheDir))
    for (const file of await readdir(shard)) {
      if (keep.has(file.replace(/\.png$/, ''))) continue;
      const { mtimeMs } = await stat(path.join(shard, file));
      if (now.getTime() - mtimeMs <= days * dayMs) continue;
      await rm(path.join(shard, file), { force: true });
      deleted += 1;
    }
  await mkdir(path.dirname(last), { recursive: true });
  await writeFile(last, today);
  return deleted;
}

async function shards(cacheDir: string): Promise<string[]> {
  const root = path.join(cacheDir, 'cards');
  const names = await readdir(root).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => /^[\da-f]{2}$/.test(name)).map((name) => path.join(root, name));
}
