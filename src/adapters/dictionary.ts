import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What the dictionaries said of a word: nothing = right, a list = wrong, with what may have been meant. */
type Verdicts = Record<string, readonly string[] | null>;

/**
 * Asks cspell (British English) for words it does not know. Each word is asked once: verdicts are kept in the cache, so
 * that a check of a thousand notes asks for the few words that are new, or does not load cspell at all.
 * @param words in lower case. @param own words of the house, in lower case, which are right.
 * @returns the misspelt words with suggestions.
 */
export async function misspelt(
  words: ReadonlySet<string>,
  own: ReadonlySet<string>,
  cacheDir: string,
): Promise<Map<string, readonly string[]>> {
  const file = path.join(cacheDir, 'spelling', `${cspellVersion()}.json`);
  const known = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Verdicts,
    (): Verdicts => ({}),
  );
  const fresh = [...words].filter((word) => !own.has(word) && known[word] === undefined);
  if (fresh.length > 0) {
    Object.assign(known, await ask(fresh));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.${process.pid}.tmp`, JSON.stringify(known));
    await rename(`${file}.${process.pid}.tmp`, file);
  }
  return new Map([...words].flatMap((word) => (known[word] && !own.has(word) ? [[word, known[word]] as const] : [])));
}

/** The words an editor has declared right: `content/dictionary.txt`, one a line, `#` for remarks. */
export async function ownWords(contentDir: string): Promise<string[]> {
  const text = await readFile(path.join(contentDir, 'dictionary.txt'), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => line.replace(/#.*$/, '').trim().toLowerCase() || []);
}

async function ask(words: readonly string[]): Promise<Verdicts> {
  const { spellCheckDocument } = await import('cspell-lib');
  const text = words.map((word) => word.replace(/’/g, "'")).join('\n');
  const { issues } = await spellCheckDocument(
    { uri: 'words.txt', text, languageId: 'plaintext', locale: 'en-GB' },
    { generateSuggestions: true, noConfigSearch: true },
    { language: 'en-GB', dictionaries: ['companies'], minWordLength: 3, maxNumberOfProblems: words.length + 1 },
  );
  const verdicts: Record<string, readonly string[] | null> = Object.fromEntries(words.map((word) => [word, null]));
  for (const issue of issues) {
    const word = words[text.slice(0, issue.offset).split('\n').length - 1];
    if (word !== undefined) verdicts[word] = (issue.suggestions ?? []).slice(0, 2);
  }
  return verdicts;
}

function cspellVersion(): string {
  const text = readFileSync(path.resolve('node_modules/cspell-lib/package.json'), 'utf8');
  return String((JSON.parse(text) as { version: string }).version);
}
