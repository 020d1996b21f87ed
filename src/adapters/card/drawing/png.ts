import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import type { Indexed } from '#adapters/card/drawing/indexed.ts';

/** PNG, third edition, https://www.w3.org/TR/png-3/: signature, then chunks of length, type, data and CRC-32. */
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const indexedColour = 3;
/** Bytes of a chunk beside its data: length, type, checksum. */
const frame = 12;

const compress = promisify(deflate);
/** Level 9 would save 5 % of the bytes and take twenty times as long; one output chunk, since each costs a turn of the main thread. */
const compression = { level: 4, memLevel: 9, chunkSize: 1 << 18 };

/**
 * An indexed PNG, 8 bits a pixel. sharp makes one only by choosing the palette itself, which takes 50 to 75 ms a card and
 * changes flat colours; here the palette is known. Compressed on another thread.
 */
export async function indexedPng({ pixels, palette }: Indexed, width: number, height: number): Promise<Buffer> {
  const rows = Buffer.alloc(height * (width + 1));
  // Each row begins with the number of its filter; none (0) is best for flat colours by number.
  for (let y = 0; y < height; y += 1) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, indexedColour, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour & 255, (colour >>> 8) & 255, colour >>> 16]));
  const data = await compress(rows, compression);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The PNG with one more text in it, before its end. Keyword and text are Latin-1, as the standard has it. */
export function withText(png: Buffer, keyword: string, text: string): Buffer {
  const end = png.length - frame;
  return Buffer.concat([
    png.subarray(0, end),
    chunk('tEXt', Buffer.from(`${keyword}\0${text}`, 'latin1')),
    png.subarray(end),
  ]);
}

/**
 * The text under a keyword in a PNG that is whole: every chunk has the checksum it names, and the file ends where the
 * picture does.
 * @returns undefined when anything is missing or wrong.
 */
export function textOfWhole(png: Buffer, keyword: string): string | undefined {
  if (!png.subarray(0, signature.length).equals(signature)) return undefined;
  let found: string | undefined;
  for (let at = signature.length; at + frame <= png.length;) {
    const length = png.readUInt32BE(at);
    const next = at + frame + length;
    if (next > png.length || crc32(png.subarray(at + 4, next - 4)) !== png.readUInt32BE(next - 4)) return undefined;
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'IEND') return next === png.length ? found : undefined;
    const [name, text] = type === 'tEXt' ? png.toString('latin1', at + 8, next - 4).split('\0') : [];
    if (name === keyword) found = text;
    at = next;
  }
  return undefined;
}

function chunk(type: string, data: Buffer): Buffer {
  const made = Buffer.alloc(frame + data.length);
  made.writeUInt32BE(data.length, 0);
  made.write(type, 4, 'latin1');
  data.copy(made, 8);
  made.writeUInt32BE(crc32(made.subarray(4, 8 + data.length)), 8 + data.length);
  return made;
}
