import type { Status } from '#domain/note.ts';

/**
 * The name by which feeds and the forecast ledger know an entry for ever: the first id it was published under.
 * A rename changes the address only; a new guid would make every reader see an old note as new.
 */
export function permanentId(entry: { readonly id: string; readonly data: object }): string {
  const { aliases = [] } = entry.data as { aliases?: readonly string[] };
  return aliases[0] ?? entry.id;
}

export interface Publishable {
  readonly status: Status;
  readonly publishedAt: Date;
}

/**
 * The one publish rule. A draft is never public; a withdrawn entry leaves a tombstone; everything else is public from
 * the moment `publishedAt`, whether the editor called it `scheduled` or `published`.
 */
export function stateAt(entry: Publishable, now: Date): Status {
  if (entry.status === 'draft' || entry.status === 'withdrawn') return entry.status;
  return entry.publishedAt <= now ? 'published' : 'scheduled';
}
