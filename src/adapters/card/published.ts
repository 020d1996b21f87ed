import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { cachedCard } from '#adapters/card/cache.ts';
import { placeCard } from '#adapters/card/place.ts';
import { openVerified } from '#adapters/card/verified.ts';
import { filesBelow } from '#adapters/code-key.ts';

/** One file name under /cards/: the picture it shows and when a build last gave it out as current. */
const record = z.object({ card: z.string(), key: z.string(), at: z.coerce.date() });
const recordsSchema = z.record(z.string(), record);
type Records = z.output<typeof recordsSchema>;

export interface CurrentCard {
  /** Name of the entry or page, e.g. `notes/claude-mythos-leak`. */
  readonly card: string;
  readonly file: string;
  readonly key: string;
}

/** A shared link keeps the picture's old address; platforms may fetch it again for about a week. */
export const keptDays = 7;
const dayMs = 86_400_000;

/**
 * Puts the current cards into `<outDir>/cards`, and those of earlier builds that a platform may still ask for.
 * An earlier picture stays only while its entry still has a card (a withdrawn or embargoed one takes its pictures along)
 * and only if it was current before `now` (a preview of a later moment leaves nothing behind).
 * @returns keys that are in use and how many earlier names were kept.
 */
export async function publishCards(
  current: readonly CurrentCard[],
  { outDir, cacheDir, now }: { outDir: string; cacheDir: string; now: Date },
): Promise<{ keys: Set<string>; kept: number }> {
  const manifest = manifestFile(cacheDir, outDir);
  const entries = new Set(current.map(({ card }) => card));
  const shown = new Set(current.map(({ file }) => file));
  const earlier = await readRecords(manifest);
  const cache = openVerified(cacheDir);
  const kept = earlier.filter(
    ([file, { card, at, key }]) =>
      !shown.has(file) &&
      entries.has(card) &&
      at <= now &&
      now.getTime() - at.getTime() <= keptDays * dayMs &&
      cache.holds(key),
  );
  cache.save();
  const records: Records = Object.fromEntries(kept);
  for (const { card, file, key } of current) records[file] = { card, key, at: now };
  const folder = path.join(outDir, 'cards');
  await removeOthers(folder, new Set(Object.keys(records)));
  placeAll(records, folder, cacheDir);
  await writeRecords(manifest, records);
  const elsewhere = await keysOfOthers(manifest);
  return { keys: new Set([...elsewhere, ...Object.values(records).map(({ key }) => key)]), kept: kept.length };
}

/** One manifest per output folder, so that a preview or a test beside the site does not publish its cards there. */
function manifestFile(cacheDir: string, outDir: string): string {
  return path.join(
    cacheDir,
    'cards',
    'published',
    `${createHash('sha256').update(outDir).digest('hex').slice(0, 16)}.json`,
  );
}

function placeAll(records: Records, folder: string, cacheDir: string): void {
  const wanted = Object.entries(records);
  const folders = new Set(wanted.map(([file]) => path.join(folder, path.dirname(file))));
  for (const one of folders) mkdirSync(one, { recursive: true });
  for (const [file, { key }] of wanted) placeCard(cachedCard(cacheDir, key), path.join(folder, file));
}

async function removeOthers(folder: string, wanted: ReadonlySet<string>): Promise<void> {
  if (!existsSync(folder)) return;
  for (const file of filesBelow(folder))
    if (!wanted.has(path.relative(folder, file).split(path.sep).join('/'))) await rm(file, { force: true });
}

async function readRecords(file: string): Promise<[string, Records[string]][]> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  // A manifest that cannot be read costs the grace of old names, not the build.
  const parsed = recordsSchema.safeParse(parseJson(text));
  return parsed.success ? Object.entries(parsed.data) : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

async function writeRecords(file: string, records: Records): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}.tmp`, JSON.stringify(records));
  await rename(`${file}.${process.pid}.tmp`, file);
}

/** Keys that the manifests of other output folders name. */
async function keysOfOthers(manifest: string): Promise<string[]> {
  const folder = path.dirname(manifest);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json') && file !== path.basename(manifest));
  const records = await Promise.all(files.map((file) => readRecords(path.join(folder, file))));
  return records.flat().map(([, { key }]) => key);
}
