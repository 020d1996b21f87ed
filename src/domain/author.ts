import { z } from 'zod';
import { formed, text, url } from '#domain/fields.ts';

export const authorSchema = z.strictObject({
  name: text(80).describe('Name below the headline.'),
  monogram: formed(
    /^[\p{Lu}\p{Lo}]{1,3}$/u,
    'one to three capital letters, or letters of a script without capitals',
  ).describe('One to three letters, shown in place of a portrait.'),
  kind: z.enum(['person', 'organisation']).describe('Who signs: a person or the house.'),
  description: text(400).describe('Who it is, for the page of the author.'),
  url: url.optional().describe('A page about the author elsewhere.'),
});

export type AuthorData = z.output<typeof authorSchema>;
