import { hash } from 'node:crypto';
import path from 'node:path';
import { codeKey } from '#adapters/code-key.ts';
import { sitePages } from '#adapters/house-world.ts';
import { readSealed, writeSealed } from '#adapters/sealed-file.ts';
import type { Entry } from '#domain/collections.ts';
import type { Brief } from '#domain/library.ts';
import type { Finding, World } from '#domain/lint/finding.ts';
import { localDay } from '#domain/time.ts';
import { site } from '#site.ts';

/** What a check found in one file. */
export interface FindingsRecord {
  /** Digest of the text. */
  readonly digest: string;
  /** Words that no dictionary knows or only the house knows: the only ones whose verdict can change. */
  readonly suspects: readonly string[];
  /** Digest of all that the findings rest on. */
  readonly key: string;
  readonly findings: readonly Finding[];
}

export type FindingsRecords = ReadonlyMap<string, FindingsRecord>;

/** Records of earlier checks by file; none where there is no cache, it is damaged, or another version of the rules wrote it. */
export function readFindings(cacheDir: string, contentDir: string): FindingsRecords {
  return (readSealed(fileOf(cacheDir, contentDir), codeKey()) as FindingsRecords | undefined) ?? new Map();
}

/** Keeps what this check found, when it is news. @param partial whether only some files were looked at; the others stay. */
export function writeFindings(
  cacheDir: string,
  contentDir: string,
  before: FindingsRecords,
  found: FindingsRecords,
  partial: boolean,
): void {
  const after = partial ? new Map([...before, ...found]) : found;
  const same = after.size === before.size && [...after].every(([file, record]) => before.get(file) === record);
  if (!same) writeSealed(fileOf(cacheDir, contentDir), codeKey(), after);
}

function fileOf(cacheDir: string, contentDir: string): string {
  return path.join(cacheDir, 'findings', hash('sha256', path.resolve(contentDir), 'hex').slice(0, 16));
}

/**
 * A digest of all that the findings of an entry rest on: its text, and of the world the day, the addresses of the site,
 * the names and tickers, the verdicts on its words, the notes it links to by anchor or, for a brief, builds on.
 */
export function findingsKey(
  world: World,
  siteUrl: string,
): (entry: Entry<unknown>, suspects: readonly string[]) => string {
  const { entries, misspelt } = world;
  const common = digest([
    siteUrl,
    localDay(world.now, site.zone),
    ...sitePages(entries).map(String),
    ...entries.entities.map((one) => one.digest),
  ]);
  const notes = new Map(entries.notes.map((one) => [one.id, one]));
  // Where a claim falls, the message of each brief that rests on it grows.
  const claims = digest(
    entries.notes.filter(({ data }) => data.claims.length + data.changes.length > 0).map((one) => one.digest),
  );
  return (entry, suspects) => {
    const linked = [...entry.body.matchAll(/\]\(\/notes\/([\w-]+)\/?#/g)].map((match) => match[1] ?? '');
    const stories = entry.file.startsWith('briefs/') ? (entry as Brief).data.stories : [];
    const others = [...linked, ...stories.flatMap((one) => one.note ?? [])].map((id) => notes.get(id)?.digest ?? id);
    const words = suspects.flatMap((word) => (misspelt.has(word) ? [word, ...(misspelt.get(word) ?? [])] : []));
    return digest([common, entry.file, entry.digest, ...words, ...others, ...(stories.length > 0 ? [claims] : [])]);
  };
}

function digest(parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts), 'hex');
}
