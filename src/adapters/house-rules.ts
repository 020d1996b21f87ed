import { setImmediate } from 'node:timers/promises';
import type { Content } from '#adapters/content-folder.ts';
import { misspelt, ownWords } from '#adapters/dictionary.ts';
import type { Environment } from '#adapters/environment.ts';
import { findingsKey, type FindingsRecord, readFindings, writeFindings } from '#adapters/findings-cache.ts';
import { namesIn } from '#adapters/house-names.ts';
import { createWorld } from '#adapters/house-world.ts';
import type { Speller } from '#adapters/spelling/speller.ts';
import type { CollectionName, Entry } from '#domain/collections.ts';
import type { Finding } from '#domain/lint/finding.ts';
import { lint, look, type Seen } from '#domain/lint/lint.ts';
import { type Manuscript, readManuscript } from '#domain/lint/manuscript.ts';
import { rulesBeforeSpelling } from '#domain/lint/rules.ts';
import { spelling, vocabularyOf } from '#domain/lint/rules/spelling.ts';
import { once } from '#domain/once.ts';

const collections: readonly CollectionName[] = ['notes', 'briefs', 'events', 'entities', 'authors'];

/** Files after which others may work: the development server gives up on itself when nobody answers for a minute. */
const breath = 50;

/** How many files no earlier check has seen as they are. */
export function countUnchecked({ entries }: Content, { contentDir, cacheDir }: Environment): number {
  const kept = readFindings(cacheDir, contentDir);
  const all = collections.flatMap((name) => entries[name] as readonly Entry<unknown>[]);
  return all.filter(({ file, digest }) => kept.get(file)?.digest !== digest).length;
}

/** One file on its way to its findings. */
interface Work {
  readonly entry: Entry<unknown>;
  readonly manuscript: () => Manuscript;
  /** What an earlier check knew of this very text. */
  readonly known: FindingsRecord | undefined;
}

/**
 * Everything the house rules find in a content folder (see `domain/lint`). Files with problems are not read. Findings are
 * kept in the cache: a file is judged again when its text changed, or the part of the world that its judgement rests on.
 * @param only files to judge; without it, all. @param speller see `readySpeller`.
 */
export async function houseFindings(
  { entries }: Content,
  { contentDir, cacheDir, siteUrl, now }: Environment,
  only: readonly string[] = [],
  speller?: Speller,
): Promise<Finding[]> {
  const kept = readFindings(cacheDir, contentDir);
  const work = collections.flatMap((name) =>
    entries[name].flatMap((entry: Entry<unknown>): Work[] => {
      if (only.length > 0 && !only.includes(entry.file)) return [];
      const known = kept.get(entry.file);
      return [
        {
          entry,
          manuscript: once(() => readManuscript(name, entry)),
          known: known?.digest === entry.digest ? known : undefined,
        },
      ];
    }),
  );
  const own = new Set([...(await ownWords(contentDir)), ...namesIn(entries)]);
  const words = new Set<string>();
  for (const [i, one] of work.entries()) {
    if (i % breath === 0) await setImmediate();
    for (const word of one.known?.suspects ?? vocabularyOf(one.manuscript())) words.add(word);
  }
  // Filled when the dictionary has answered, which only the last rule waits for.
  const wrong = new Map<string, readonly string[]>();
  const world = createWorld(entries, now, siteUrl, wrong);
  const answer = misspelt(words, own, cacheDir, speller);
  // Heard below; until then a failure must not end the process.
  answer.catch(() => undefined);
  const early = new Map<Work, Seen[]>();
  if (speller)
    for (const [i, one] of work.entries()) {
      if (i % breath === 0) await setImmediate();
      if (!one.known) early.set(one, look(one.manuscript(), world, rulesBeforeSpelling));
    }
  for (const [word, near] of await answer) wrong.set(word, near);
  const keyOf = findingsKey(world, siteUrl);
  const judge = (one: Work): FindingsRecord => {
    const { entry, manuscript, known } = one;
    const suspects =
      known?.suspects ?? [...vocabularyOf(manuscript())].filter((word) => own.has(word) || wrong.has(word));
    const key = keyOf(entry, suspects);
    if (known?.key === key) return known;
    const seen = early.get(one);
    const all = seen && [...seen, ...look(manuscript(), world, [spelling])];
    return { digest: entry.digest, suspects, key, findings: lint(manuscript(), world, all) };
  };
  const records: FindingsRecord[] = [];
  for (const [i, one] of work.entries()) {
    if (i % breath === 0) await setImmediate();
    records.push(judge(one));
  }
  writeFindings(
    cacheDir,
    contentDir,
    kept,
    new Map(work.map(({ entry }, i) => [entry.file, records[i] as FindingsRecord])),
    only.length > 0,
  );
  return records.flatMap((one) => one.findings);
}
