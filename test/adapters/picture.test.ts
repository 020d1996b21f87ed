import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { publishedSize, publishFile } from '#adapters/picture.ts';
import { withContent } from '../support/notes.ts';

/** A photograph as a camera gives it: large, turned on its side, with a place in its metadata. */
const photograph = () =>
  sharp({
    create: {
      width: 3000,
      height: 2000,
      channels: 3,
      background: '#345',
      noise: { type: 'gaussian', mean: 90, sigma: 30 },
    },
  })
    .withExif({ IFD0: { Artist: 'A person' }, IFD3: { GPSLatitude: '52/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 98 })
    .toBuffer();

it('publishes a picture upright, at most 1,600 pixels wide, smaller, and without what the camera wrote into it', () =>
  withContent({ 'data.csv': 'a,b\n1,2\n' }, async (folder) => {
    const from = path.join(folder, 'photo.jpg');
    const to = path.join(folder, 'out/photo.jpg');
    await writeFile(from, await photograph());
    await publishFile(from, to, path.join(folder, 'cache'));
    const { width, height, exif } = await sharp(to).metadata();
    expect({ width, height }).toEqual(await publishedSize(from));
    expect(width).toBeLessThanOrEqual(1600);
    expect(height).toBeGreaterThan(width);
    expect(exif).toBeUndefined();
    expect((await stat(to)).size).toBeLessThan((await stat(from)).size / 2);
    const first = await readFile(to);
    await publishFile(from, to, path.join(folder, 'cache'));
    expect((await readFile(to)).equals(first)).toBe(true);
    await publishFile(path.join(folder, 'data.csv'), path.join(folder, 'out/data.csv'), path.join(folder, 'cache'));
    expect(await readFile(path.join(folder, 'out/data.csv'), 'utf8')).toBe('a,b\n1,2\n');
  }));
