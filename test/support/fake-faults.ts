import type { Outcome } from '#adapters/telegram.ts';
import type { Answer, FakeTelegram } from './fake-telegram.ts';

/** What can go wrong with one call. `late`: the connection breaks, and the call is carried out so many ms afterwards. */
export type Fault =
  | { readonly kind: 'refuse' | 'drop-before' | 'apply-then-drop' | 'hang' | 'truncate' }
  | { readonly kind: '500-after' | '502-html' | '403-html' | 'wrong-id' | 'lie-not-found' }
  | { readonly kind: 'late'; readonly ms: number }
  | { readonly kind: '429'; readonly seconds: number };

export type FaultKind = Fault['kind'];

/** A clock that stands still until somebody sleeps; what was set to happen meanwhile happens on the way. */
export class VirtualClock {
  #now: number;
  readonly #due: { at: number; run: () => void }[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now = (): number => this.#now;

  sleep = async (milliseconds: number): Promise<void> => {
    this.pass(milliseconds);
  };

  after(milliseconds: number, run: () => void): void {
    this.#due.push({ at: this.#now + milliseconds, run });
  }

  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#due.filter((one) => one.at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#due.splice(this.#due.indexOf(next), 1);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }
}

/** How long calls take in virtual time. */
const quick = 80;
const limit = 30_000;

/**
 * A call of the fake that suffers a fault, as our transport reports it. The same faults over real HTTP are in
 * `fake-telegram-server.ts`; `telegram-transport.test.ts` holds the two to the same outcomes.
 */
export function callWithFault(
  fake: FakeTelegram,
  clock: VirtualClock,
  method: string,
  payload: object,
  fault: Fault | undefined,
): Outcome {
  const apply = () => fake.answer(method, { ...payload });
  clock.pass(fault?.kind === 'hang' ? limit : quick);
  switch (fault?.kind) {
    case undefined:
      return outcomeOf(apply());
    case 'refuse':
      return { kind: 'not-sent', why: 'FetchError system ECONNREFUSED' };
    case 'late':
      clock.after(fault.ms, () => void apply());
      return { kind: 'unknown', why: 'FetchError system ECONNRESET' };
    case 'drop-before':
    case '502-html':
    case '403-html':
      return { kind: 'unknown', why: fault.kind };
    case 'apply-then-drop':
    case 'hang':
    case 'truncate':
    case '500-after':
      apply();
      return { kind: 'unknown', why: fault.kind };
    case '429':
      return outcomeOf(tooMany(fault.seconds));
    case 'lie-not-found':
      return outcomeOf(notFound(method));
    case 'wrong-id': {
      return outcomeOf(withWrongId(apply()));
    }
  }
}

export function tooMany(seconds: number): Answer {
  const description = `Too Many Requests: retry after ${seconds}`;
  return { ok: false, error_code: 429, description, parameters: { retry_after: seconds } };
}

/** `fail_query_with_error` gives the method's default words for any failure to read the message. */
export function notFound(method: string): Answer {
  const what = method === 'forwardMessage' ? 'message to forward not found' : 'chat not found';
  return { ok: false, error_code: 400, description: `Bad Request: ${what}` };
}

export function withWrongId(answer: Answer): Answer {
  if (!answer.ok || typeof answer.result !== 'object') return answer;
  const result = answer.result as { message_id: number };
  return { ok: true, result: { ...result, message_id: result.message_id + 1000 } };
}

function outcomeOf(answer: Answer): Outcome {
  if (answer.ok) return { kind: 'ok', result: answer.result };
  const { error_code: code, description, parameters } = answer;
  const retryAfter = (parameters as { retry_after?: number } | undefined)?.retry_after;
  return { kind: 'rejected', code, description, ...(retryAfter !== undefined && { retryAfter }) };
}
