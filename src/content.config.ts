import { defineCollection } from 'astro:content';
import { z } from 'zod';
import { contentLoader, tombstoneLoader } from '#adapters/astro-loader.ts';
import { collections as schemas } from '#domain/collections.ts';

/** The collections: a folder of `content/` and its schema. What is not public never enters Astro's store. */
export const collections = {
  notes: defineCollection({ loader: contentLoader('notes'), schema: schemas.notes.schema }),
  briefs: defineCollection({ loader: contentLoader('briefs'), schema: schemas.briefs.schema }),
  authors: defineCollection({ loader: contentLoader('authors'), schema: schemas.authors.schema }),
  entities: defineCollection({ loader: contentLoader('entities'), schema: schemas.entities.schema }),
  events: defineCollection({ loader: contentLoader('events'), schema: schemas.events.schema }),
  tombstones: defineCollection({
    loader: tombstoneLoader(),
    schema: z.strictObject({
      collection: z.enum(['notes', 'briefs']),
      id: z.string(),
      at: z.date(),
      reason: z.string(),
    }),
  }),
};
