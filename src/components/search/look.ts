import type { Part } from './parts.ts';
import { type Answered, askBackwards, askParts, count, withSome, withWords } from './several.ts';
import { type CommonWords, planQuery } from '#domain/search-common.ts';
import { step } from '#domain/search-state.ts';
import { planPhrase } from '#domain/search-steps.ts';

export interface Question {
  /** As the index takes it. */
  readonly query: string;
  readonly parts: readonly Part[];
  readonly words: CommonWords;
  readonly byDate: boolean;
  readonly filters: object;
  /** How many results are to be shown. */
  readonly shown: number;
}
export interface Found {
  readonly main: readonly Answered[];
  /** Results that come before the others: those that have all words where they tell most. */
  readonly heads: readonly Answered[];
  /** What was asked, and of which parts. */
  readonly query: string;
  readonly parts: readonly Part[];
  /** Whether `main` is what has the words in titles, summaries and names. */
  readonly named: boolean;
  /** The day from which on texts were looked at, where older ones were left for later. */
  readonly since: string | undefined;
}

/** Words that many texts have are most of the index: of so many parts a reader loads them unasked. */
const heavyParts = 2;

/** Looks for a query where it costs least and tells most. */
export async function lookFor(question: Question): Promise<Found> {
  const { query, parts, words, byDate, filters } = question;
  if (query.startsWith('"')) return lookForPhrase(question);
  const { full, head, meant } = planQuery(query, words);
  const withHeads = parts.filter(({ headless }) => meant.every((forms) => forms.some((form) => !headless.has(form))));
  const ask = async (wanted: string, some: readonly Part[]) =>
    askParts(await withWords(some, wanted, filters), wanted, filters);
  const inHeads = head && (full === undefined || !byDate) ? ask(head, withHeads) : [];
  if (full !== undefined) {
    const [main, heads] = await Promise.all([ask(full, parts), inHeads]);
    return { main, heads, query: full, parts, named: false, since: undefined };
  }
  const heads = await inHeads;
  if (head && count(heads) > 0)
    return { main: heads, heads: [], query: head, parts: withHeads, named: true, since: undefined };
  if (meant.length > 1) return lookBack(question, parts);
  return { main: await ask(query, parts), heads: [], query, parts, named: false, since: undefined };
}

/**
 * A phrase of words that tell something is looked for everywhere. One with heavy words is looked for where its other words stand, and
 * something passes the filters; the counts of facets are then those of what was looked at.
 */
async function lookForPhrase(question: Question): Promise<Found> {
  const { query, parts, words, filters } = question;
  const { heavy, rare } = planPhrase(query, words);
  if (heavy) return lookBack(question, await withSome(parts, rare, filters));
  const main = await askParts(await withWords(parts, query, filters), query, filters);
  return { main, heads: [], query, parts, named: false, since: undefined };
}

/** The newest parts until there are results enough for what is shown; who asks for more than at first gets all that is needed. */
async function lookBack({ query, filters, shown }: Question, parts: readonly Part[]): Promise<Found> {
  const enough = { results: shown, parts: shown > step ? parts.length : heavyParts };
  const main = await askBackwards(parts, query, filters, enough);
  const asked = main.map(({ part }) => part);
  const since = asked.length < parts.length ? asked.at(-1)?.from : undefined;
  return { main, heads: [], query, parts: asked, named: false, since };
}
