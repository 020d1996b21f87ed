import { absolute } from '#domain/paths.ts';
import { site } from '#site.ts';

/** Days a security.txt stays valid: RFC 9116 §2.5.5 asks for less than a year; each build renews it. */
const validDays = 180;

/** Where to report a weakness: https://www.rfc-editor.org/rfc/rfc9116. */
export function securityTxt(now: Date, base: string): string {
  const expires = new Date(now.getTime() + validDays * 86_400_000);
  return [
    `Contact: mailto:${site.securityContact}`,
    `Expires: ${expires.toISOString().slice(0, 10)}T00:00:00Z`,
    `Preferred-Languages: ${site.language}, de`,
    `Canonical: ${absolute('/.well-known/security.txt', base)}`,
    '',
  ].join('\n');
}
