import v8 from 'node:v8';
import type { NoteText } from '#views/body/text.ts';

/** The forms that are long: each reader wants one or two of them, and making a string of bytes is most of reading. */
const long = ['html', 'portable', 'markdown', 'indexed', 'plain'] as const;
type Long = (typeof long)[number];

/** What is read at once. */
interface Head extends Omit<NoteText, Long> {
  /** Bytes of each of the long forms, which follow. */
  readonly lengths: readonly number[];
}

/** A text as bytes: the length of the head (4 bytes), the head, and the long forms in UTF-8. */
export function packText(text: NoteText): Buffer {
  const forms = long.map((form) => Buffer.from(text[form]));
  const { words, headings, citations, digest } = text;
  const lengths = forms.map((form) => form.length);
  const head = v8.serialize({ words, headings, citations, digest, lengths } satisfies Head);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(head.length);
  return Buffer.concat([size, head, ...forms]);
}

/** The text in the bytes that `packText` made, whose long forms are read when they are asked for. */
export function unpackText(bytes: Buffer): NoteText {
  const start = 4 + bytes.readUInt32BE(0);
  const head = v8.deserialize(bytes.subarray(4, start)) as Head;
  return new KeptText(bytes, start, head);
}

class KeptText implements NoteText {
  readonly words;
  readonly headings;
  readonly citations;
  readonly digest;
  readonly #bytes: Buffer;
  readonly #ends: readonly number[];

  constructor(bytes: Buffer, start: number, { words, headings, citations, digest, lengths }: Head) {
    this.words = words;
    this.headings = headings;
    this.citations = citations;
    this.digest = digest;
    this.#bytes = bytes;
    let end = start;
    this.#ends = [start, ...lengths.map((length) => (end += length))];
  }

  get html(): string {
    return this.#read('html');
  }
  get portable(): string {
    return this.#read('portable');
  }
  get markdown(): string {
    return this.#read('markdown');
  }
  get indexed(): string {
    return this.#read('indexed');
  }
  get plain(): string {
    return this.#read('plain');
  }

  #read(form: Long): string {
    const i = long.indexOf(form);
    return this.#bytes.toString('utf8', this.#ends[i], this.#ends[i + 1]);
  }
}
