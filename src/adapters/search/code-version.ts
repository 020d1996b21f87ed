import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Types are left out: they make nothing. */
const imported = /^(?:import|export)\s(?!type\s)[^'"]*?from\s+['"]([#.][^'"]+)['"]|^import\s+['"]([#.][^'"]+)['"]/gm;

/**
 * Digest of a module of ours and of all that it imports, with the versions of all packages (package-lock.json): what it
 * makes can only change when this does, or what it is given.
 * @param file path from the root of the project. @throws Error when one of the files cannot be read.
 */
export function codeVersion(file: string): string {
  const seen = new Map<string, string>();
  const read = (one: string): void => {
    if (seen.has(one)) return;
    const text = readFileSync(path.resolve(one), 'utf8');
    seen.set(one, text);
    for (const [, from, bare] of text.matchAll(imported)) {
      const target = from ?? bare ?? '';
      read(target.startsWith('#') ? `src/${target.slice(1)}` : path.posix.join(path.posix.dirname(one), target));
    }
  };
  read(file);
  const hash = createHash('sha256')
    .update(process.version)
    .update(readFileSync(path.resolve('package-lock.json')));
  for (const [name, text] of [...seen].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`\n${name}\n${text}`);
  return hash.digest('hex');
}
