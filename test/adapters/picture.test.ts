import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { publishedFile, publishedSize } from '#adapters/picture.ts';
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
    await writeFile(from, await photograph());
    const publish = async () => publishedFile(from, await readFile(from), path.join(folder, 'cache'));
    const first = await publish();
    const { width, height, exif } = await sharp(first).metadata();
    expect({ width, height }).toEqual(await publishedSize(from));
    expect(width).toBeLessThanOrEqual(1600);
    expect(height).toBeGreaterThan(width);
    expect(exif).toBeUndefined();
    expect(first.length).toBeLessThan((await stat(from)).size / 2);
    expect((await publish()).equals(first)).toBe(true);
    const table = await readFile(path.join(folder, 'data.csv'));
    expect(await publishedFile('data.csv', table, path.join(folder, 'cache'))).toBe(table);
  }));
