import type { z } from 'zod';
import { authorSchema, type AuthorData } from '#domain/author.ts';
import { briefSchema, type BriefData } from '#domain/brief.ts';
import { entitySchema, type EntityData } from '#domain/entity.ts';
import { eventSchema, type EventData } from '#domain/event.ts';
import { noteSchema, type NoteData } from '#domain/note.ts';
import type { Locate } from '#domain/problem.ts';

/** The collections of the publication: folder of `content/`, schema, and the word for one entry. */
export const collections = {
  notes: { schema: noteSchema, one: 'note' },
  briefs: { schema: briefSchema, one: 'brief' },
  authors: { schema: authorSchema, one: 'author' },
  entities: { schema: entitySchema, one: 'entity' },
  events: { schema: eventSchema, one: 'event' },
} as const satisfies Record<string, { schema: z.ZodType; one: string }>;

export type CollectionName = keyof typeof collections;

/** One file of `content/`, with its fields checked. `body` is the whole file's text, so that lines keep their numbers. */
export interface Entry<Data> {
  readonly id: string;
  /** Path below `content/`, e.g. `notes/claude-mythos-leak.mdx`. */
  readonly file: string;
  readonly data: Data;
  readonly body: string;
  /** SHA-256 of the file and of the files beside it that its text uses, hexadecimal. */
  readonly digest: string;
  /** SHA-256 of the fields alone, as they are written: all that a page shows that does not show the text. */
  readonly facts?: string;
  /** Files beside it that its text uses, as paths below `content/`. */
  readonly assets?: readonly string[];
  readonly locate: Locate;
}

export interface Entries {
  readonly notes: readonly Entry<NoteData>[];
  readonly briefs: readonly Entry<BriefData>[];
  readonly authors: readonly Entry<AuthorData>[];
  readonly entities: readonly Entry<EntityData>[];
  readonly events: readonly Entry<EventData>[];
}
