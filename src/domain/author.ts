import { z } from 'zod';
import { text, url } from '#domain/fields.ts';

export const authorSchema = z.strictObject({
  name: text(80),
  monogram: z.string().regex(/^[\p{Lu}\p{Lo}]{1,3}$/u, {
    error: 'one to three capital letters, or letters of a script without capitals',
  }),
  kind: z.enum(['person', 'organisation']),
  description: text(400),
  url: url.optional(),
});

export type AuthorData = z.output<typeof authorSchema>;
