import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { countColours, indexed } from '#adapters/card/drawing/indexed.ts';
import { indexedPng, textOfWhole, withText } from '#adapters/card/drawing/png.ts';

/** RGBA, premultiplied, as a little-endian number. */
const pixel = (r: number, g: number, b: number, a = 255) => ((a << 24) | (b << 16) | (g << 8) | r) >>> 0;
const counted = (pixels: number[]) => countColours(Uint32Array.from(pixels));

describe('colours of a front over a ground', () => {
  it('are the ground where the front is empty, the front where it is opaque, and blended between', async () => {
    const ground = counted([pixel(200, 100, 50), pixel(200, 100, 50), pixel(200, 100, 50), pixel(0, 0, 0)]);
    const front = Uint32Array.from([0, pixel(1, 2, 3), pixel(100, 0, 0, 128), pixel(0, 0, 128, 128)]);
    const png = await indexedPng(indexed(countColours(front, ground)), 2, 2);
    const { data } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect([...data]).toEqual([200, 100, 50, 1, 2, 3, 200, 50, 25, 0, 0, 128]);
  });

  it('stay exact up to 256, and the most frequent beyond; a rarer one moves to its nearest', async () => {
    const many = Array.from({ length: 300 }, (_, i) => pixel(i % 256, Math.floor(i / 256) * 90, 0));
    const frequent = many.slice(0, 250).flatMap((colour) => [colour, colour]);
    const all = [...frequent, ...many.slice(250), ...many.slice(250)].slice(0, 600);
    const picture = indexed(counted(all));
    expect(picture.palette).toHaveLength(256);
    const { data } = await sharp(await indexedPng(picture, 600, 1))
      .raw()
      .toBuffer({ resolveWithObject: true });
    for (const [at, colour] of all.slice(0, 500).entries())
      expect([...data.subarray(at * 3, at * 3 + 3)]).toEqual([colour & 255, (colour >>> 8) & 255, 0]);
  });
});

describe('a PNG', () => {
  const picture = () => indexedPng(indexed(counted([pixel(9, 9, 9), pixel(1, 1, 1)])), 2, 1);

  it('carries a text and is still a picture', async () => {
    const png = withText(await picture(), 'Card', 'abc');
    expect(textOfWhole(png, 'Card')).toBe('abc');
    expect(textOfWhole(png, 'Other')).toBeUndefined();
    expect(await sharp(png).metadata()).toMatchObject({ width: 2, height: 1 });
  });

  it('is not whole when cut anywhere, when a bit differs anywhere, or when something follows', async () => {
    const png = withText(await picture(), 'Card', 'abc');
    for (let length = 0; length < png.length; length += 1)
      expect(textOfWhole(png.subarray(0, length), 'Card'), `cut at ${length}`).toBeUndefined();
    for (let at = 0; at < png.length; at += 1) {
      const wrong = Buffer.from(png);
      wrong[at] = (wrong[at] ?? 0) ^ 4;
      expect(textOfWhole(wrong, 'Card'), `changed at ${at}`).not.toBe('abc');
    }
    expect(textOfWhole(Buffer.concat([png, Buffer.from('x')]), 'Card')).toBeUndefined();
  });
});
