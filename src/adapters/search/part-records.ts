import path from 'node:path';
import { readSealed, writeSealed } from '#adapters/sealed-file.ts';
import { type RecordWords, wordsOf } from '#domain/search-words.ts';
import type { SearchRecord } from '#views/search-document.ts';

/** What a part keeps of each record, so that the next can be made of it without the record. */
export interface RecordFacts {
  /** Names of what the index knows of it, with a space between. */
  readonly fields: string;
  readonly words: RecordWords;
}

export function recordFacts(record: SearchRecord): RecordFacts {
  const fields = [...record.html.matchAll(/ data-pagefind-meta="([^"]+)"/g)].map(([, field]) => field);
  return { fields: fields.join(' '), words: wordsOf(record) };
}

/** What is known of any of some records, sorted as Pagefind does. */
export function fieldsOf(records: readonly RecordFacts[]): string[] {
  return [...new Set(records.flatMap(({ fields }) => fields.split(' ')))].sort();
}

const file = (folder: string) => path.join(folder, 'facts');

/** @param folder of the part in the cache. @param id of the part. */
export function keepRecordFacts(folder: string, id: string, facts: readonly RecordFacts[]): void {
  writeSealed(file(folder), id, facts);
}

/** In the order of the part; undefined when they are not there, or not as they were written. */
export function recordFactsOf(folder: string, id: string): RecordFacts[] | undefined {
  return readSealed(file(folder), id) as RecordFacts[] | undefined;
}
