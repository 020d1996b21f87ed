/** CBOR (RFC 8949) as far as Pagefind's index files use it: arrays, texts and whole numbers (also below zero), each with its length before it. */
export type Cbor = number | string | readonly Cbor[];

const [unsigned, negative, text, array] = [0, 1, 3, 4];

/** @throws Error when the bytes are anything else. */
export function decodeCbor(bytes: Buffer): Cbor {
  const { value, end } = read(bytes, 0);
  if (end !== bytes.length) throw new Error('Something follows the value in a CBOR file.');
  return value;
}

export function encodeCbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(negative, -1 - value) : head(unsigned, value);
  if (typeof value === 'string') {
    const letters = Buffer.from(value);
    return Buffer.concat([head(text, letters.length), letters]);
  }
  return Buffer.concat([head(array, value.length), ...value.map(encodeCbor)]);
}

/** The beginning of an array, before its items. */
export function arrayHead(length: number): Buffer {
  return head(array, length);
}

/** The items of an array as the bytes they are, and where it ends. @throws Error when there is no array. */
export function arrayItems(bytes: Buffer, start: number): { items: Buffer[]; end: number } {
  const { major, size, next } = readHead(bytes, start);
  if (major !== array) throw new Error('A CBOR file has no array where one was expected.');
  let at = next;
  const items = Array.from({ length: size }, () => bytes.subarray(at, (at = endOf(bytes, at))));
  return { items, end: at };
}

function read(bytes: Buffer, start: number): { value: Cbor; end: number } {
  const { major, size, next } = readHead(bytes, start);
  if (major === unsigned) return { value: size, end: next };
  if (major === negative) return { value: -1 - size, end: next };
  if (major === text) return { value: bytes.toString('utf8', next, next + size), end: next + size };
  if (major !== array) throw new Error(`A CBOR file has a value of kind ${major}.`);
  let end = next;
  const value = Array.from({ length: size }, () => {
    const item = read(bytes, end);
    end = item.end;
    return item.value;
  });
  return { value, end };
}

/** Where the value ends that begins at `at`. Most of an index is small numbers: they are stepped over first. */
export function endOf(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0xff;
  if (first < 24 || (first >= 32 && first < 56)) return at + 1;
  const { major, size, next } = readHead(bytes, at);
  if (major === unsigned || major === negative) return next;
  if (major === text) return next + size;
  if (major !== array) throw new Error(`A CBOR file has a value of kind ${major}.`);
  let end = next;
  for (let i = 0; i < size; i += 1) end = endOf(bytes, end);
  return end;
}

/** The beginning of a value: its kind, its number or length, and where what follows begins. */
export function readHead(bytes: Buffer, at: number): { major: number; size: number; next: number } {
  const first = bytes.readUInt8(at);
  const [major, kind] = [first >> 5, first & 31];
  if (kind < 24) return { major, size: kind, next: at + 1 };
  const width = { 24: 1, 25: 2, 26: 4 }[kind];
  if (!width) throw new Error('A CBOR file has a length that is not known.');
  return { major, size: bytes.readUIntBE(at + 1, width), next: at + 1 + width };
}

function head(major: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(major << 5) | size]);
  const [kind, width] = size < 2 ** 8 ? [24, 1] : size < 2 ** 16 ? [25, 2] : [26, 4];
  const bytes = Buffer.alloc(1 + width);
  bytes.writeUInt8((major << 5) | kind);
  bytes.writeUIntBE(size, 1, width);
  return bytes;
}
