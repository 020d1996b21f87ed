/** An entity of a parsed text; offsets and lengths in UTF-16 units, as the Bot API gives them. */
export interface FakeEntity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly unix_time?: number;
}

type Parsed = { text: string; entities: FakeEntity[] } | { error: string };

const types: Record<string, string> = {
  ...{ a: 'text_link', b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline', ins: 'underline' },
  ...{ s: 'strikethrough', strike: 'strikethrough', del: 'strikethrough', code: 'code', pre: 'pre' },
  ...{
    'tg-spoiler': 'spoiler',
    'tg-time': 'date_time',
    'tg-emoji': 'custom_emoji',
    blockquote: 'blockquote',
    span: 'spoiler',
  },
};
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/**
 * Telegram's HTML rules, after `parse_html` in tdlib/td (MessageEntity.cpp). `telegram-parser.test.ts` compares it with
 * TDLib itself, errors and offsets included.
 */
export function parseTelegramHtml(html: string): Parsed {
  const entities: FakeEntity[] = [];
  const open: { tag: string; offset: number; attributes: Record<string, string> }[] = [];
  const byte = (index: number) => Buffer.byteLength(html.slice(0, index));
  let text = '';
  for (let at = 0; at < html.length;) {
    const char = html[at] ?? '';
    if (char === '&') {
      const [whole, name] = /^&(#\d+|#x[0-9a-fA-F]+|[a-z]+);/.exec(html.slice(at)) ?? [];
      const value = name && decode(name);
      text += value ?? char;
      at += value ? (whole?.length ?? 1) : 1;
      continue;
    }
    if (char !== '<') {
      text += char;
      at += 1;
      continue;
    }
    const end = html.indexOf('>', at);
    if (html[at + 1] === '/') {
      const started = open.pop();
      if (!started) return { error: `Unexpected end tag at byte offset ${byte(at)}` };
      const name = html.slice(at + 2, end < 0 ? undefined : end).trim();
      if (end < 0) return { error: `Unclosed end tag at byte offset ${byte(at)}` };
      if (name !== '' && name !== started.tag)
        return {
          error: `Unmatched end tag at byte offset ${byte(at)}, expected "</${started.tag}>", found "</${name}>"`,
        };
      const length = text.length - started.offset;
      const entity = length > 0 && entityOf(started.tag, started.attributes, text.slice(started.offset));
      if (entity) entities.push({ ...entity, offset: started.offset, length });
      at = end + 1;
      continue;
    }
    const tag = (/^[^\s>]*/.exec(html.slice(at + 1))?.[0] ?? '').toLowerCase();
    if (end < 0 && html.length === at + 1 + tag.length)
      return { error: `Unclosed start tag at byte offset ${byte(at)}` };
    if (!types[tag]) return { error: `Unsupported start tag "${tag}" at byte offset ${byte(at)}` };
    if (end < 0) return { error: `Unclosed start tag "${tag}" at byte offset ${byte(at)}` };
    const inside = html.slice(at + 1, end);
    const attributes = Object.fromEntries(
      [...inside.matchAll(/([a-z-]+)\s*=\s*"([^"]*)"/gi)].map(([, key = '', value = '']) => [
        key.toLowerCase(),
        value.replace(/&([a-z]+|#\d+);/g, (whole, name: string) => decode(name) ?? whole),
      ]),
    );
    open.push({ tag, offset: text.length, attributes });
    at = end + 1;
  }
  const left = open.at(-1);
  if (left) return { error: `Can't find end tag corresponding to start tag "${left.tag}"` };
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

function entityOf(tag: string, attributes: Record<string, string>, inner: string) {
  const type = types[tag] ?? '';
  if (tag === 'a') {
    const url = attributes['href'] ?? inner;
    return /^(?:https?|tg):\/\/./.test(url) ? { type, url: new URL(url).href } : undefined;
  }
  if (tag === 'tg-time') return { type, unix_time: Number(attributes['unix']) };
  if (tag === 'span' && attributes['class'] !== 'tg-spoiler') return undefined;
  return { type };
}

function decode(name: string): string | undefined {
  if (!name.startsWith('#')) return named[name];
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : undefined;
}
