import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ask, type Verdicts } from '#adapters/spelling/ask.ts';
import { Speller } from '#adapters/spelling/speller.ts';

/**
 * Asks cspell (British English) for words it does not know. Each word is asked once: verdicts are kept in the cache, so
 * that a check of a thousand notes asks for the few words that are new, or does not load cspell at all.
 * @param words in lower case. @param own words of the house, in lower case, which are right.
 * @param speller asks the new words, where one was made ready; without it, cspell is loaded here.
 * @returns the misspelt words with suggestions.
 */
export async function misspelt(
  words: ReadonlySet<string>,
  own: ReadonlySet<string>,
  cacheDir: string,
  speller?: Speller,
): Promise<Map<string, readonly string[]>> {
  const file = fileOf(cacheDir);
  // Without the prototype of objects, which would have a verdict on “constructor”.
  const known = Object.assign(Object.create(null) as Verdicts, await readVerdicts(file));
  const fresh = [...words].filter((word) => !own.has(word) && known[word] === undefined);
  if (fresh.length > 0) {
    Object.assign(known, await (speller ?? { ask }).ask(fresh));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.${process.pid}.tmp`, JSON.stringify(known));
    await rename(`${file}.${process.pid}.tmp`, file);
  } else speller?.dismiss();
  return new Map([...words].flatMap((word) => (known[word] && !own.has(word) ? [[word, known[word]] as const] : [])));
}

/** A speller that makes itself ready from now on, where no verdict is kept yet and every word will be new. */
export function readySpeller(cacheDir: string): Speller | undefined {
  return existsSync(fileOf(cacheDir)) ? undefined : new Speller();
}

function fileOf(cacheDir: string): string {
  return path.join(cacheDir, 'spelling', `${versions()}.json`);
}

/** Verdicts of earlier checks; none where the file is missing or damaged. */
async function readVerdicts(file: string): Promise<Verdicts> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Verdicts;
  } catch {
    return {};
  }
}

/** The words an editor has declared right: `content/dictionary.txt`, one a line, `#` for remarks. */
export async function ownWords(contentDir: string): Promise<string[]> {
  const text = await readFile(path.join(contentDir, 'dictionary.txt'), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => line.replace(/#.*$/, '').trim().toLowerCase() || []);
}

/** Of those who give the verdicts. */
function versions(): string {
  const packages = ['cspell-lib', '@cspell/dict-en-common-misspellings'];
  return packages
    .map((name) => readFileSync(path.resolve('node_modules', name, 'package.json'), 'utf8'))
    .map((text) => (JSON.parse(text) as { version: string }).version)
    .join('+');
}
