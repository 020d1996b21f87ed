import type { Status } from '#domain/note.ts';

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
