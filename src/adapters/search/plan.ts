import { createHash } from 'node:crypto';
import type { SearchSource } from '#adapters/search-records.ts';
import { codeVersion } from '#adapters/search/code-version.ts';
import { indexSettings } from '#adapters/search/index-part.ts';
import { textVersion } from '#adapters/text-shelf.ts';
import { labels, language, locale } from '#edition.ts';
import { packParts } from '#domain/search-parts.ts';

export interface PlannedPart {
  readonly members: readonly SearchSource[];
  /** Digest of the keys of its records. */
  readonly source: string;
}

/** Which parts of the search index there are to be, known before a record is made. */
export interface SearchPlan {
  readonly records: number;
  /** Names the code that makes records. */
  readonly maker: string;
  /** Names the code that indexes. */
  readonly indexer: string;
  readonly parts: readonly PlannedPart[];
}

/** Divides the library into parts and names each by all it is made from. */
export function planSearch(sources: readonly SearchSource[]): SearchPlan {
  // The edition is chosen when the process starts, so it is no part of the code.
  const edition = JSON.stringify([language, locale, labels]);
  const reader = codeVersion('src/adapters/content-folder.ts');
  const maker = digest(codeVersion('src/adapters/search-records.ts'), reader, textVersion(), edition);
  // What is kept beside a part's files is counted by the domain.
  const counter = codeVersion('src/domain/search-words.ts');
  const indexer = digest(codeVersion('src/adapters/search/index-part.ts'), counter, JSON.stringify(indexSettings));
  const parts = packParts(sources).map((members) => ({
    members,
    source: digest(maker, indexer, ...members.map((one) => one.key)),
  }));
  return { records: sources.length, maker, indexer, parts };
}

/** Digest of texts, each with its length, so that no two lists are alike. */
export function digest(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest('hex');
}
