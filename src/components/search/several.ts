import type { Counts, Fragment, Part } from './parts.ts';
import { tellingWords } from '#domain/search-steps.ts';

/** A result, before its text is fetched. */
export interface Keyed {
  readonly key: string;
  readonly score: number;
  /** Its place by date among the entries of its part, the newest being the highest. */
  readonly place: number;
  data(): Promise<Fragment>;
}
/** What one part answers. */
export interface Answered {
  readonly part: Part;
  readonly results: readonly Keyed[];
  readonly filters: Counts;
}

/** Asks parts for a query, all at once; without a query for all they have. */
export async function askParts(parts: readonly Part[], query: string, filters: object): Promise<Answered[]> {
  const found = await Promise.all(parts.map(({ index }) => index.search(query || null, { filters })));
  return parts.flatMap((part, i) => {
    const one = found[i];
    if (!one) return [];
    const results = one.results.map((result): Keyed => {
      const { id, score } = result;
      // Within a part, the name of an entry is its number in base 36 (adapters/search/repack.ts).
      return { key: `${part.folder} ${id}`, score, place: Number.parseInt(id, 36), data: () => result.data() };
    });
    return [{ part, results, filters: one.filters }];
  });
}

/**
 * The parts that may answer a query. A long one is asked by its longest words first, which most parts have not together: only of
 * the others the files of all its words are loaded.
 */
export async function withWords(parts: readonly Part[], query: string, filters: object): Promise<readonly Part[]> {
  const telling = tellingWords(query);
  return telling === undefined ? parts : withSome(parts, telling, filters);
}

/** The parts that have an answer to a query. */
export async function withSome(parts: readonly Part[], query: string, filters: object): Promise<readonly Part[]> {
  return (await askParts(parts, query, filters)).filter(({ results }) => results.length > 0).map(({ part }) => part);
}

/**
 * Asks one part after the other, newest first, until there are enough results or enough parts were asked.
 * @returns what they answer; of those after them nothing is known.
 */
export async function askBackwards(
  parts: readonly Part[],
  query: string,
  filters: object,
  enough: { readonly results: number; readonly parts: number },
): Promise<Answered[]> {
  const answers: Answered[] = [];
  for (const part of parts.slice(0, enough.parts)) {
    answers.push(...(await askParts([part], query, filters)));
    if (count(answers) >= enough.results) break;
  }
  return answers;
}

export function count(answers: readonly Answered[]): number {
  return answers.reduce((sum, one) => sum + one.results.length, 0);
}
