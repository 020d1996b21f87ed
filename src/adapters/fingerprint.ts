import { hash } from 'node:crypto';

/** A digest of what a page shows. Equal fingerprints mean equal pages, as long as the code is the same. */
export type Fingerprint = string;

const known = new WeakMap<object, Fingerprint>();

/**
 * Digest of plain data that never changes. An entry of `content/` counts as the digest of its fields (a page that shows
 * its text names the text's digest too, or `getText` refuses it), a Library as what it holds; the order of keys matters, as it does to a template that walks over them.
 * @throws Error on a function or an instance of a class: what it would answer cannot be known from its outside.
 */
export function fingerprint(value: object): Fingerprint {
  const before = known.get(value);
  if (before !== undefined) return before;
  const made = hash('sha256', written(value), 'base64url');
  known.set(value, made);
  return made;
}

/** Every part says its kind and its length or end, so that no two values are written alike. */
function written(value: unknown): string {
  if (typeof value === 'string') return `"${value.length}:${value}`;
  if (typeof value === 'function') throw new Error(`The function “${value.name}” has no fingerprint.`);
  if (value === null || typeof value !== 'object') return `${typeof value}:${String(value)};`;
  if (Array.isArray(value)) {
    let text = `[${value.length};`;
    for (const one of value) text += written(one);
    return text;
  }
  if (value instanceof Date) return `date:${value.getTime()};`;
  return isEntry(value) ? `entry:${value.file}#${value.facts ?? value.digest};` : writtenObject(value);
}

function writtenObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new Error(`An instance of ${value.constructor.name} has no fingerprint.`);
  // What a Library answers follows from what it holds; several pages share one, so its digest is made once.
  if ('notesTagged' in value) {
    const before = known.get(value) ?? fingerprint(holdingsOf(value as Record<string, unknown>));
    known.set(value, before);
    return `library:${before};`;
  }
  let text = '{';
  for (const key in value) text += `${key}=${written((value as Record<string, unknown>)[key])}`;
  return `${text}}`;
}

function isEntry(value: object): value is { file: string; digest: string; facts?: string } {
  return 'locate' in value && 'digest' in value && 'file' in value;
}

/** What a Library holds, without what it answers, which would have to be worked out first. */
function holdingsOf(library: Readonly<Record<string, unknown>>): object {
  const held: Record<string, unknown> = {};
  for (const key in library) if (key !== 'tags' && typeof library[key] !== 'function') held[key] = library[key];
  return held;
}
