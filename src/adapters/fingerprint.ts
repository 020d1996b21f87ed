import { hash } from 'node:crypto';

/** A digest of what a page shows. Equal fingerprints mean equal pages, as long as the code is the same. */
export type Fingerprint = string;

const known = new WeakMap<object, Fingerprint>();

/**
 * Digest of plain data that never changes. An entry of `content/` counts as the digest of its fields (a page that shows
 * its text names the text's digest too, or `getBody` refuses it), a Library as what it holds; the order of keys matters, as it does to a template that walks over them.
 * @throws Error on a function or an instance of a class: what it would answer cannot be known from its outside.
 */
export function fingerprint(value: object): Fingerprint {
  const before = known.get(value);
  if (before !== undefined) return before;
  const parts: string[] = [];
  add(parts, value);
  const made = hash('sha256', parts.join(''), 'base64url');
  known.set(value, made);
  return made;
}

/** Every part says its kind and its length or end, so that no two values are written alike. */
function add(parts: string[], value: unknown): void {
  if (typeof value === 'string') parts.push('"', String(value.length), ':', value);
  else if (typeof value === 'function') throw new Error(`The function “${value.name}” has no fingerprint.`);
  else if (value === null || typeof value !== 'object') parts.push(typeof value, ':', String(value), ';');
  else if (value instanceof Date) parts.push('date:', String(value.getTime()), ';');
  else if (Array.isArray(value)) {
    parts.push('[', String(value.length), ';');
    for (const one of value) add(parts, one);
  } else if (isEntry(value)) parts.push('entry:', value.file, '#', value.facts ?? value.digest, ';');
  else addObject(parts, value);
}

function addObject(parts: string[], value: object): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new Error(`An instance of ${value.constructor.name} has no fingerprint.`);
  // What a Library answers follows from what it holds; several pages share one, so its digest is made once.
  if ('notesTagged' in value) {
    const holdings = Object.entries(value).filter(([key, part]) => typeof part !== 'function' && key !== 'tags');
    const before = known.get(value) ?? fingerprint(Object.fromEntries(holdings));
    known.set(value, before);
    parts.push('library:', before, ';');
    return;
  }
  parts.push('{');
  for (const key in value) {
    parts.push(key, '=');
    add(parts, (value as Record<string, unknown>)[key]);
  }
  parts.push('}');
}

function isEntry(value: object): value is { file: string; digest: string; facts?: string } {
  return 'digest' in value && 'file' in value && 'locate' in value;
}
