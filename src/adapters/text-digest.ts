import { createHash } from 'node:crypto';

/** SHA-256 of a text, hexadecimal, blind to what Telegram may change by itself: white space and marks without width. */
export function textDigest(text: string): string {
  const seen = text
    .replace(/[\u2060\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return createHash('sha256').update(seen).digest('hex');
}
