import { Agent } from 'node:https';
import { Telegram, TelegramError } from 'telegraf';
import { callLimit } from '#domain/delivery-schedule.ts';

/** What became of a call. `unknown` means that it may have been carried out. */
export type Outcome =
  | { readonly kind: 'ok'; readonly result: unknown }
  | { readonly kind: 'rejected'; readonly code: number; readonly description: string; readonly retryAfter?: number }
  | { readonly kind: 'not-sent'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

export type Call = (method: string, payload: object) => Promise<Outcome>;

/** Errors that happen before a request can have reached Telegram. Everything else may have been carried out. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * Telegram through telegraf, as a transport only: its convenience methods take no time limit, and its own is 500 s.
 * @param apiRoot address of the Bot API; a loopback server in tests.
 * @param timeout milliseconds after which the outcome is unknown.
 */
export function telegramTransport(token: string, apiRoot?: string, timeout = callLimit): Call {
  const telegram = new Telegram(token, {
    webhookReply: false,
    // A socket kept from yesterday may be dead, and then a request is lost in a way that looks like a lost reply.
    agent: new Agent({ keepAlive: false }),
    // telegraf forgets a path that does not end in a slash.
    ...(apiRoot && { apiRoot: apiRoot.endsWith('/') ? apiRoot : `${apiRoot}/` }),
  });
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
      description: withoutToken(error.description),
      ...(retryAfter && { retryAfter }),
    };
  }
  const { name = 'Error', code = '', type = '', message = '' } = error as NodeJS.ErrnoException & { type?: string };
  const refused = beforeSending.has(code) || (code === 'ETIMEDOUT' && message.includes('connect ETIMEDOUT'));
  // Never the message as it stands: telegraf's can contain the address, and the address contains the token.
  return { kind: refused ? 'not-sent' : 'unknown', why: withoutToken([name, type, code].filter(Boolean).join(' ')) };
}

/** A text with every bot token in it replaced. */
export function withoutToken(text: string): string {
  return text.replace(/\d{5,}:[A-Za-z0-9_-]{10,}/g, '[token]');
}
