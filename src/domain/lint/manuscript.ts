import type { CollectionName, Entry } from '#domain/collections.ts';
import { maskMarkup } from '#domain/lint/markup.ts';
import { type Sentence, sentences } from '#domain/lint/sentences.ts';
import type { Waiver } from '#domain/lint/waiver.ts';
import { once } from '#domain/once.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly path: string;
}

/** A stretch of prose as an editor wrote it, with markup blanked out: one field, paragraph, item, row or heading. */
export interface Passage {
  readonly kind: 'field' | 'heading' | 'paragraph' | 'row' | 'caption';
  readonly text: string;
  /** Field, e.g. `faq.0.a`; empty in the body. */
  readonly path: string;
  /** Heading it stands under; empty in fields. */
  readonly section: string;
  /** Whether it, or the table it belongs to, names a source. */
  readonly cited: boolean;
  /** Its sentences, cut once: five rules read them. */
  sentences(): readonly Sentence[];
  /** Where some of its characters stand in the file. */
  at(index: number, length: number): Place;
}

/** One entry as the rules read it. */
export interface Manuscript {
  readonly collection: CollectionName;
  readonly entry: Entry<unknown>;
  readonly passages: readonly Passage[];
  readonly waivers: readonly Waiver[];
  /** The file with its markup, for rules about links and pictures. */
  readonly source: string;
  /** Where the body begins in `source`. */
  readonly bodyStart: number;
  /** Place of a stretch of `source`. */
  place(offset: number, length: number): Place;
  /** Place of a field. */
  field(path: readonly (string | number)[]): Place;
}

/** Fields that hold sentences. Titles of sources are quoted as they are and not ours to judge. */
const proseFields = new Set(
  'title keyTakeaway implication label q a text statement mitigations watch up down question criteria note summary cause done impact headline fact factShort bottomLine noForecast why description reason'.split(
    ' ',
  ),
);
const notOurs = new Set(['sources', 'source', 'waive', 'aliases', 'tickers', 'claims.sources']);

/** Reads an entry as its passages: fields first, then the body in order. */
export function readManuscript(collection: CollectionName, entry: Entry<unknown>): Manuscript {
  const source = entry.body;
  const lines = lineStarts(source);
  const place = (offset: number, length: number): Place => ({ ...position(lines, offset), length, path: '' });
  const field = (path: readonly (string | number)[]): Place => ({
    ...entry.locate(path),
    length: String(path.at(-1) ?? '').length,
    path: path.join('.'),
  });
  const bodyStart = collection === 'notes' || collection === 'briefs' ? bodyOffset(source) : source.length;
  const fields = [...proseOf(entry.data, [], collection)].map(([path, text]): Passage => ({
    kind: 'field',
    text,
    path: path.join('.'),
    section: '',
    cited: false,
    sentences: once(() => sentences(text)),
    at: (index, length) => {
      const start = writtenOnce(source, bodyStart, String(path.at(-1)), text);
      const offset =
        start !== undefined ? start + index : findInField(source, offsetOf(lines, field(path)), text, index, length);
      return offset === undefined ? field(path) : { ...place(offset, length), path: path.join('.') };
    },
  }));
  const { waive = [] } = entry.data as { waive?: Waiver[] };
  const body = bodyPassages(source, bodyStart, place);
  return { collection, entry, passages: [...fields, ...body], waivers: waive, source, bodyStart, place, field };
}

function* proseOf(
  value: unknown,
  path: (string | number)[],
  collection: CollectionName,
): Generator<[path: (string | number)[], text: string]> {
  if (typeof value === 'string') {
    const name = path.findLast((step) => typeof step === 'string') ?? '';
    const isNoteId = collection === 'briefs' && name === 'note';
    if (proseFields.has(name) && !isNoteId) yield [path, value];
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* proseOf(item, [...path, i], collection);
  } else if (value && typeof value === 'object' && !(value instanceof Date)) {
    for (const [key, item] of Object.entries(value))
      if (!notOurs.has(key)) yield* proseOf(item, [...path, key], collection);
  }
}

function bodyPassages(source: string, from: number, place: Manuscript['place']): Passage[] {
  return maskMarkup(source, from).map((block) => ({
    ...block,
    path: '',
    sentences: once(() => sentences(block.text)),
    at: (index, length) => place(block.start + index, length),
  }));
}

function bodyOffset(source: string): number {
  const match = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/m.exec(source);
  return match?.index === 0 ? match[0].length : 0;
}

/**
 * Where a field's text begins, if it stands among the fields just once, just as it is, behind the name of its field. That
 * is nearly always so, and asking where a field stands means to read them all again.
 */
function writtenOnce(source: string, end: number, name: string, text: string): number | undefined {
  const at = source.indexOf(text);
  if (text === '' || at < 0 || at + text.length > end) return undefined;
  const again = source.indexOf(text, at + 1);
  if (again >= 0 && again < end) return undefined;
  const before = source.slice(Math.max(0, at - name.length - 4), at);
  return before.trimEnd().replace(/["']$/, '').trimEnd().endsWith(`${name}:`) ? at : undefined;
}

/**
 * Where the `index`-th character of a field stands in the file. Quoting and folding change the text, so the words are
 * looked for, the same number of occurrences into the field.
 */
function findInField(source: string, from: number, text: string, index: number, length: number): number | undefined {
  const words = text.slice(index, index + length).trim();
  if (words === '' || words.length > 200) return undefined;
  const expression = new RegExp(words.split(/\s+/).map(escapeRegExp).join('\\s+'), 'g');
  const before = [...text.slice(0, index).matchAll(new RegExp(expression))].length;
  const rest = source.slice(from, from + text.length * 2 + 400);
  const found = [...rest.matchAll(expression)][before];
  return found ? from + found.index : undefined;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function position(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

function offsetOf(starts: readonly number[], at: { line: number; column: number }): number {
  return (starts[at.line - 1] ?? 0) + at.column - 1;
}
