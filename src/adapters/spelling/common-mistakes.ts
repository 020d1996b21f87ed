import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Lists of `@cspell/dict-en-common-misspellings`, as its package has them. */
interface List {
  readonly dictionaryDefinitions: readonly { flagWords?: readonly string[]; suggestWords?: readonly string[] }[];
}

/** English and British English. */
const files = ['dict-en.json', 'dict-en-gb.json'];

let mistakes: ReadonlyMap<string, readonly string[]> | undefined;

/** What a common mistake stands for: `recieve` → `receive`. Nothing where the list does not have it. */
export function mistakeFor(word: string): readonly string[] {
  mistakes ??= new Map(lists().flatMap(({ suggestWords = [] }) => suggestWords.map(parted)));
  return mistakes.get(word) ?? [];
}

/** Words that are in a dictionary and nearly always a mistake, as cspell takes them: `therefor->therefore`. */
export function flagged(): readonly string[] {
  return lists().flatMap(({ flagWords = [] }) => flagWords);
}

let read: List['dictionaryDefinitions'] | undefined;

function lists(): List['dictionaryDefinitions'] {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@cspell/dict-en-common-misspellings'));
  read ??= files.flatMap(
    (file) => (JSON.parse(readFileSync(path.join(folder, 'dict', file), 'utf8')) as List).dictionaryDefinitions,
  );
  return read;
}

function parted(line: string): [string, readonly string[]] {
  const [word = '', meant = ''] = line.split('->');
  return [word, meant.split(/,\s*/)];
}
