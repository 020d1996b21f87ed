import { answer, type MendedAnswer } from './answer.ts';
import type { Wanted } from './engine.ts';
import { loadParts } from './parts.ts';
import type { SearchState } from '#domain/search-state.ts';

/** What the page asks; without a state, only that the engine gets ready. */
export interface Question {
  readonly id: number;
  readonly state?: SearchState;
  readonly wanted?: Wanted;
}
export type Reply = { readonly id: number } & (
  { readonly answer: MendedAnswer | undefined } | { readonly failed: true }
);

/**
 * Search runs beside the page: thousands of results are weighed here, and only the few that are shown go over. Pagefind
 * brings a worker of its own, but hands all results to the page, and would need one folder for all parts.
 */
addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const { id, state, wanted } = data;
  const work = state && wanted ? answer(state, wanted) : loadParts().then(() => undefined);
  work.then(
    (given) => postMessage({ id, answer: given } satisfies Reply),
    () => postMessage({ id, failed: true } satisfies Reply),
  );
});
// Pagefind starts loading by itself; a failure is told to whoever asks next, not to the console.
addEventListener('unhandledrejection', (event) => event.preventDefault());
