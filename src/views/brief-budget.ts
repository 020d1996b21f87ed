/** What counts against Telegram's limits. Text is counted after parsing, in UTF-16 units (stricter than code points). */
export interface MessageCounts {
  readonly characters: number;
  /** Tags and what Telegram marks by itself: #hashtags, $CASHTAGS and clock times. */
  readonly entities: number;
  /** Bytes of the entities' addresses and frames, estimated upwards; Telegram refuses above about 9,500. */
  readonly entityBytes: number;
  readonly lines: number;
}

/**
 * Telegram's own limits: 4,096 characters after parsing and 100 entities (the 101st is dropped without a word);
 * `ENTITIES_TOO_LONG` comes at about 9,500 bytes (github.com/tdlib/telegram-bot-api/issues/165).
 */
export const messageLimits: MessageCounts = { characters: 4096, entities: 100, entityBytes: 9000, lines: 200 };

/** What a reader takes in on three phone screens, measured on briefs of five stories written to the schema's caps. */
export const comfortable: MessageCounts = { characters: 2400, entities: 60, entityBytes: 6000, lines: 40 };

/** Counts as Telegram counts: tags are gone, entities are characters again. */
export function countMessage(html: string): MessageCounts {
  const parsed = parsedText(html);
  const tags = [...html.matchAll(/<[a-z][^>]*>/g)].map(([tag]) => tag);
  const found =
    parsed.match(/(?<![\p{L}\p{N}_])[#$](?!\u2060)[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*|\b\d{1,3}(?::\d{2}){1,2}\b/gu) ??
    [];
  const addresses = tags.reduce((sum, tag) => sum + Buffer.byteLength(/href="([^"]*)"/.exec(tag)?.[1] ?? ''), 0);
  return {
    characters: parsed.length,
    entities: tags.length + found.length,
    entityBytes: addresses + 16 * (tags.length + found.length),
    lines: parsed.split('\n').length,
  };
}

/** Whether every count is within the limits. */
export function within(counts: MessageCounts, limits: MessageCounts): boolean {
  return (Object.keys(limits) as (keyof MessageCounts)[]).every((key) => counts[key] <= limits[key]);
}

/** The text that Telegram shows for its HTML. */
export function parsedText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
