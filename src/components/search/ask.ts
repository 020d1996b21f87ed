import type { MendedAnswer } from './answer.ts';
import type { Wanted } from './engine.ts';
import type { Question, Reply } from './worker.ts';
import type { SearchState } from '#domain/search-state.ts';

interface Waiting {
  readonly resolve: (answer: MendedAnswer | undefined) => void;
  readonly reject: (error: Error) => void;
}

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, Waiting>();

/** Loads the engine, so that the first letter finds it ready. */
export async function prepare(): Promise<void> {
  await send({});
}

/**
 * Asks for the answer to a state.
 * @throws Error when search cannot be loaded; the next question tries again.
 */
export async function ask(state: SearchState, wanted: Wanted): Promise<MendedAnswer> {
  const answer = await send({ state, wanted });
  if (!answer) throw new Error('The search worker gave no answer.');
  return answer;
}

function send(question: Omit<Question, 'id'>): Promise<MendedAnswer | undefined> {
  worker ??= start();
  const id = (asked += 1);
  const reply = new Promise<MendedAnswer | undefined>((resolve, reject) => waiting.set(id, { resolve, reject }));
  worker.postMessage({ id, ...question } satisfies Question);
  return reply;
}

function start(): Worker {
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failed' in data) one?.reject(new Error('Search could not be loaded.'));
    else one?.resolve(data.answer);
  });
  started.addEventListener('error', () => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error('The search worker could not be loaded.'));
    waiting.clear();
  });
  return started;
}
