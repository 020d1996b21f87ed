import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import type { Marker } from '#domain/release/markers.ts';
import { secretsIn } from '#domain/release/secrets.ts';
import type { DataFacts, Leak, PageFacts, SiteFacts } from '#domain/release/site-facts.ts';
import { readData, readPage } from '#adapters/page-facts.ts';

export interface ReadOptions {
  /** Texts that must be nowhere. */
  readonly markers: readonly Marker[];
  /** Folder for what is known of files that did not change. */
  readonly cacheDir: string;
  readonly progress?: (done: number, all: number) => void;
}

/** What is known of files, by path and digest. Raise the number when `page-facts.ts` looks for something else. */
interface Known {
  version: 1;
  pages: Record<string, PageFacts>;
  data: Record<string, DataFacts>;
  images: Record<string, string>;
}

/** Reads a built site. Each file is read whole, one after the other; what did not change since the last time is not parsed again. */
export async function readBuiltSite(folder: string, { markers, cacheDir, progress }: ReadOptions): Promise<SiteFacts> {
  const store = path.join(cacheDir, 'verify', 'facts.json');
  const before = await readKnown(store);
  const now: Known = { version: 1, pages: {}, data: {}, images: {} };
  const files = new Map<string, number>();
  const pages = new Map<string, PageFacts>();
  const data = new Map<string, DataFacts>();
  const brokenImages = new Map<string, string>();
  const leaks: Leak[] = [];
  const names = await listFiles(folder);
  for (const [i, file] of names.entries()) {
    const bytes = await readFile(path.join(folder, file));
    files.set(file, bytes.length);
    const key = `${file} ${createHash('sha256').update(bytes).digest('base64url')}`;
    if (/\.(?:png|jpe?g|webp|avif)$/.test(file)) {
      const reason = before.images[key] ?? (await whyBroken(bytes));
      now.images[key] = reason;
      if (reason) brokenImages.set(file, reason);
    } else {
      const text = readText(bytes);
      leaks.push(...leaksIn(file, text, markers));
      if (file.endsWith('.html')) pages.set(file, (now.pages[key] = before.pages[key] ?? readPage(file, text)));
      else if (/\.(?:xml|opml|json|ics)$/.test(file))
        data.set(file, (now.data[key] = before.data[key] ?? readData(file, text)));
    }
    progress?.(i + 1, names.length);
  }
  await writeKnown(store, now);
  return { files, pages, data, brokenImages, leaks };
}

/** Files of a folder by their path from it, sorted; links are not followed. */
export async function listFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** Pagefind's fragments are compressed: what must not be public must not be in there either. */
function readText(bytes: Buffer): string {
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Texts appear escaped in HTML and XML: those are compared as they would be read. */
function leaksIn(file: string, text: string, markers: readonly Marker[]): Leak[] {
  const readable = markers.length > 0 && /&#?\w+;/.test(text) ? `${text}\n${unescape(text)}` : text;
  const told = markers.filter((marker) => readable.includes(marker.text) || `/${file}`.includes(marker.text));
  return [
    ...[...new Set(told.map(({ what }) => what))].map((what): Leak => ({ kind: 'unpublished', file, what })),
    ...secretsIn(text).map((what): Leak => ({ kind: 'secret', file, what })),
  ];
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/gi, (_, decimal, hex, name) =>
    name
      ? (entities[String(name)] ?? '')
      : String.fromCodePoint(Math.min(0x10ffff, parseInt(decimal ?? hex, decimal ? 10 : 16))),
  );
}

/** Decodes the whole picture: a cut file has good first bytes. */
async function whyBroken(bytes: Buffer): Promise<string> {
  return sharp(bytes, { failOn: 'truncated' })
    .stats()
    .then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
}

async function readKnown(store: string): Promise<Known> {
  const none: Known = { version: 1, pages: {}, data: {}, images: {} };
  try {
    const known = JSON.parse(await readFile(store, 'utf8')) as Known;
    return known.version === none.version ? known : none;
  } catch {
    // A missing or torn cache costs time, nothing else.
    return none;
  }
}

async function writeKnown(store: string, known: Known): Promise<void> {
  await mkdir(path.dirname(store), { recursive: true });
  const temporary = `${store}.${process.pid}`;
  await writeFile(temporary, JSON.stringify(known));
  await rename(temporary, store);
}
