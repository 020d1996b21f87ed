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
  // Without the prototype of objects, which would have a verdict on “constructor”.
  const known = Object.assign(Object.create(null) as Verdicts, await readVerdicts(file));
  const fresh = [...words].filter((word) => !own.has(word) && known[word] === undefined);
  if (fresh.length > 0) {
    Object.assign(known, await ask(fresh));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.${process.pid}.tmp`, JSON.stringify(known));
    await rename(`${file}.${process.pid}.tmp`, file);
  }
  return new Map([...words].flatMap((word) => (known[word] && !own.has(word) ? [[word, known[word]] as const] : [])));
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

/** Looking for what was meant takes a tenth of a second a word; a text with more wrong words than this is not English. */
const mostSuggestions = 50;

async function ask(words: readonly string[]): Promise<Verdicts> {
  const wrong = Object.keys(await issuesIn(words, false));
  const meant = await issuesIn(wrong.slice(0, mostSuggestions), true);
  const verdicts: Record<string, readonly string[] | null> = Object.fromEntries(words.map((word) => [word, null]));
  for (const word of wrong) verdicts[word] = meant[word] ?? [];
  return verdicts;
}

async function issuesIn(words: readonly string[], suggest: boolean): Promise<Record<string, readonly string[]>> {
  if (words.length === 0) return {};
  const { spellCheckDocument } = await import('cspell-lib');
  const text = words.map((word) => word.replace(/’/g, "'")).join('\n');
  const { issues } = await spellCheckDocument(
    { uri: 'words.txt', text, languageId: 'plaintext', locale: 'en-GB' },
    { generateSuggestions: suggest, noConfigSearch: true },
    { language: 'en-GB', dictionaries: ['companies'], minWordLength: 3, maxNumberOfProblems: words.length + 1 },
  );
  const starts = new Map<number, string>();
  let at = 0;
  for (const word of words) {
    starts.set(at, word);
    at += word.length + 1;
  }
  // An issue may lie inside its word, behind an apostrophe.
  const wordAt = (offset: number) => starts.get(text.lastIndexOf('\n', offset) + 1);
  return Object.fromEntries(
    issues.flatMap((issue) => {
      const word = wordAt(issue.offset);
      return word === undefined ? [] : [[word, (issue.suggestions ?? []).slice(0, 2)] as const];
    }),
  );
}

function cspellVersion(): string {
  const text = readFileSync(path.resolve('node_modules/cspell-lib/package.json'), 'utf8');
  return String((JSON.parse(text) as { version: string }).version);
}
