/** A refusal by the Bot API: HTTP status, its words, and the seconds it asks to wait. */
export interface Refusal {
  readonly code: number;
  readonly description: string;
  readonly retryAfter?: number;
}

/**
 * What a refusal of sendMessage means. The strings are Telegram's own, read in tdlib/telegram-bot-api (Client.cpp).
 * `odd` is everything else: it is not trusted to mean “not sent”.
 */
export type Verdict = 'markup' | 'length' | 'rights' | 'token' | 'busy' | 'odd';

const wordsOf: readonly (readonly [Verdict, RegExp])[] = [
  ['markup', /can't parse entities|can't parse message text/i],
  ['length', /message is too long|text is too long|message text is empty|ENTITIES_TOO_LONG|caption is too long/i],
  [
    'rights',
    /chat not found|bot was kicked|bot is not a member|need administrator rights|not enough rights|have no rights to send|CHAT_WRITE_FORBIDDEN|was upgraded to a supergroup|bot was blocked|chat_id is empty/i,
  ],
];

export function verdictOn({ code, description }: Refusal): Verdict {
  if (code === 429) return 'busy';
  if (code === 401 || (code === 404 && /^not found$/i.test(description))) return 'token';
  return wordsOf.find(([, words]) => words.test(description))?.[0] ?? 'odd';
}

/** What a forward of one message id into the ops chat says about that id. */
export type Sighting = 'missing' | 'exists' | 'unclear';

/** A refusal to forward: existence is checked before everything else, so most refusals still say that the post is there. */
export function sightingOf({ description }: Refusal): Sighting {
  if (/message to forward not found/i.test(description)) return 'missing';
  if (/can't be forwarded|has protected content/i.test(description)) return 'exists';
  return 'unclear';
}
