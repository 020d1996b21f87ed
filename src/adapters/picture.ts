import { hash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';

/** Widest picture in pixels: twice the widest column of text, for screens of double density. */
const widest = 1600;
/** Raise when the way pictures are made changes. */
const recipe = 1;

const encoders: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  '.png': (picture) => picture.png({ compressionLevel: 9, palette: true, quality: 90, effort: 7 }),
  '.jpg': (picture) => picture.jpeg({ quality: 80, mozjpeg: true }),
  '.jpeg': (picture) => picture.jpeg({ quality: 80, mozjpeg: true }),
  '.webp': (picture) => picture.webp({ quality: 80 }),
  '.avif': (picture) => picture.avif({ quality: 60 }),
};

/** Size in pixels at which a picture is published: upright as its camera says, and no wider than a page needs. */
export async function publishedSize(file: string): Promise<{ width: number; height: number }> {
  const { autoOrient } = await sharp(file).metadata();
  const scale = Math.min(1, widest / autoOrient.width);
  return { width: Math.round(autoOrient.width * scale), height: Math.round(autoOrient.height * scale) };
}

/** Names the bytes that `publishedFile` makes of a file with this content. */
export function publishedKey(from: string, content: Buffer): string {
  return hash('sha256', Buffer.concat([Buffer.from(`${recipe} ${path.extname(from)} `), content]), 'hex');
}

/**
 * A file that stands beside a note as it is published: pictures resized, compressed and without metadata (a photograph
 * knows where it was taken), anything else as it is. Pictures are made once and kept in the cache by content.
 */
export async function publishedFile(from: string, original: Buffer, cacheDir: string): Promise<Buffer> {
  const encode = encoders[path.extname(from).toLowerCase()];
  if (!encode) return original;
  const name = `${publishedKey(from, original)}${path.extname(from).toLowerCase()}`;
  const cached = path.join(cacheDir, 'pictures', name);
  const made = await readFile(cached).catch(() => undefined);
  return made ?? make(original, from, cached, encode);
}

async function make(
  original: Buffer,
  from: string,
  cached: string,
  encode: (picture: Sharp) => Sharp,
): Promise<Buffer> {
  const size = await publishedSize(from);
  const smaller = await encode(sharp(original).autoOrient().resize(size.width, size.height)).toBuffer();
  await mkdir(path.dirname(cached), { recursive: true });
  await writeFile(`${cached}.${process.pid}.tmp`, smaller);
  await rename(`${cached}.${process.pid}.tmp`, cached);
  return smaller;
}
