import { Telegram, TelegramError } from 'telegraf';

/** What became of a call. `unknown` means that it may have been carried out. */
export type Outcome =
  | { readonly kind: 'ok'; readonly result: unknown }
  | { readonly kind: 'rejected'; readonly code: number; readonly description: string; readonly retryAfter?: number }
  | { readonly kind: 'not-sent'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

export type Call = (method: string, payload: object) => Promise<Outcome>;

/** Errors that happen before a request can have reached Telegram. */
const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * Telegram through telegraf, as a transport only: its convenience methods take no time limit, and its own is 500 s.
 * @param apiRoot address of the Bot API; a loopback server in tests.
 * @param timeout milliseconds after which the outcome is unknown.
 */
export function telegramTransport(token: string, apiRoot?: string, timeout = 30_000): Call {
  const telegram = new Telegram(token, { webhookReply: false, ...(apiRoot && { apiRoot }) });
  return async (method, payload) => {
    try {
      const call = telegram.callApi.bind(telegram) as (m: string, p: object, o: object) => Promise<unknown>;
      return { kind: 'ok', result: await call(method, payload, { signal: AbortSignal.timeout(timeout) }) };
    } catch (error) {
      return classify(error);
    }
  };
}

function classify(error: unknown): Outcome {
  if (error instanceof TelegramError) {
    if (error.code >= 500) return { kind: 'unknown', why: `Telegram answered ${error.code}` };
    const retryAfter = error.parameters?.retry_after;
    return {
      kind: 'rejected',
      code: error.code,
      description: scrub(error.description),
      ...(retryAfter && { retryAfter }),
    };
  }
  const { name = 'Error', code = '', type = '', message = '' } = error as NodeJS.ErrnoException & { type?: string };
  const refused = beforeSending.has(code) || (code === 'ETIMEDOUT' && message.includes('connect ETIMEDOUT'));
  // Never the message as it stands: telegraf's can contain the address, and the address contains the token.
  return { kind: refused ? 'not-sent' : 'unknown', why: scrub([name, type, code].filter(Boolean).join(' ')) };
}

function scrub(text: string): string {
  return text.replace(/\d{5,}:[A-Za-z0-9_-]{10,}/g, '[token]');
}
