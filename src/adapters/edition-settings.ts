import path from 'node:path';
import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { type EditionId, editionIds } from '#editions/all.ts';

/** Where another edition of the publication stands, for the links between languages. */
export interface EditionSettings {
  readonly edition: EditionId;
  /** Address of its site without a trailing slash. */
  readonly siteUrl: string;
  readonly contentDir: string;
}

const list = z.array(z.strictObject({ edition: z.enum(editionIds), siteUrl: z.url(), contentDir: z.string().min(1) }));

/**
 * EDITIONS: a JSON list of all editions, the same for the build of each, without the one being built.
 * @throws UserError naming what cannot be used.
 */
export function readOtherEditions(env: NodeJS.ProcessEnv, own: EditionId, cwd: string): EditionSettings[] {
  const text = env['EDITIONS'];
  if (!text) return [];
  const hint = 'Write it like [{"edition":"ar","siteUrl":"https://ar.example.com","contentDir":"content-ar"}].';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UserError('EDITIONS is not JSON.', hint);
  }
  const parsed = list.safeParse(value);
  if (!parsed.success) throw new UserError(`EDITIONS cannot be used: ${z.prettifyError(parsed.error)}`, hint);
  return parsed.data
    .filter(({ edition }) => edition !== own)
    .map((one) => ({
      ...one,
      siteUrl: one.siteUrl.replace(/\/+$/, ''),
      contentDir: path.resolve(cwd, one.contentDir),
    }));
}
