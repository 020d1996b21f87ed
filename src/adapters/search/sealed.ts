import { createHash } from 'node:crypto';

/**
 * A text with a digest of itself in its first line, so that one that was cut short or changed is known for it.
 * @param owner what it belongs to: under another's name it is worth nothing.
 */
export function seal(text: string, owner = ''): string {
  return `${sha256(`${owner}\n${text}`)}\n${text}`;
}

/** The text that was sealed; undefined when it is not as it was written, or another's. */
export function unseal(sealed: string, owner = ''): string | undefined {
  const end = sealed.indexOf('\n');
  const text = sealed.slice(end + 1);
  return end > 0 && sealed.slice(0, end) === sha256(`${owner}\n${text}`) ? text : undefined;
}

export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
