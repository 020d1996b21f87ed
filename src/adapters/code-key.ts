import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What the program is made of. A cache made by another program is not believed. */
const parts = ['src', 'astro.config.mjs', 'package-lock.json', 'package.json'];

let known: string | undefined;

/** Digest of the program's own files: any change of a schema, a template or a package gives another. */
export function codeKey(): string {
  known ??= digestOf(parts.flatMap(filesOf));
  return known;
}

/** All files below a folder, sorted; the path itself where it is a file. */
export function filesOf(place: string): string[] {
  return path.extname(place) === '' ? filesBelow(place) : [place];
}

/** Sorted too. Node's own walk looks at each file once more, which thousands of files make long. */
export function filesBelow(folder: string): string[] {
  const walk = (place: string): string[] =>
    readdirSync(place, { withFileTypes: true }).flatMap((one) => {
      const found = path.join(place, one.name);
      return one.isDirectory() ? walk(found) : one.isFile() ? [found] : [];
    });
  return walk(folder).sort();
}

function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of files) hash.update(`\n${file}\n`).update(readFileSync(file));
  return hash.digest('hex');
}
