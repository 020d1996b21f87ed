import { UserError } from '#domain/user-error.ts';

/** One's own server, for which a configuration is written. */
export interface OwnServer {
  /** Host name of the site. */
  readonly host: string;
  /** Folder that is served: the link that `npm run publish` switches. */
  readonly root: string;
  /** Where to listen without TLS, e.g. `127.0.0.1:8080` behind a proxy; absent: ports 80 and 443 with a certificate. */
  readonly plain?: string | undefined;
  /** Folder with `fullchain.pem` and `privkey.pem`; absent: where certbot puts them. */
  readonly certificate?: string | undefined;
}

/**
 * Text that goes between quotes into a server's configuration.
 * @throws UserError for a character that would end the quotes, or is a variable there.
 */
export function quoted(text: string): string {
  if (/["\\$`{}]|\p{Cc}/u.test(text))
    throw new UserError(`“${text}” cannot stand in a server's configuration.`, 'Use a path without quotes, $ or {}.');
  return `"${text}"`;
}
