import { type Answer, find, type Wanted } from './engine.ts';
import type { Hit } from './hits.ts';
import { loadWords } from './parts.ts';
import type { SearchState } from '#domain/search-state.ts';
import { searchQuery } from '#domain/search-text.ts';
import { suggestion, withoutAccents } from '#domain/search-words.ts';

export interface MendedAnswer extends Answer {
  /** The query that was answered, when the typed one has a slip that is not in the library. */
  readonly mended?: string;
}

/** Answers a state; a word that no result contains is mended from the library's own vocabulary. */
export async function answer(state: SearchState, wanted: Wanted): Promise<MendedAnswer> {
  const given = await find(state, wanted);
  const query = state.query.trim();
  if (!given.searched || /^["“„]/.test(query) || containsWords(given.hits, searchQuery(query))) return given;
  const mended = suggestion(query, await loadWords());
  if (!mended) return given;
  const better = await find({ ...state, query: mended }, wanted);
  return better.total > 0 ? { ...better, mended } : given;
}

/** Whether each longer word of a query stands in some result. Endings are left out: the engine matches by stem. */
function containsWords(hits: readonly Hit[], query: string): boolean {
  const typed =
    withoutAccents(query)
      .toLowerCase()
      .match(/[a-z]{4,}/g) ?? [];
  const texts = hits.map((hit) => withoutAccents(hit.words).toLowerCase());
  return typed.every((word) => {
    const stem = word.slice(0, Math.max(4, word.length - 2));
    return texts.some((text) => text.includes(stem));
  });
}
