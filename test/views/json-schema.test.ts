import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { knownIds, schemaFiles, writeEditorSchemas } from '#adapters/json-schemas.ts';
import { vocabulary } from '#views/body/vocabulary.ts';
import { collectionSchema } from '#views/json-schema.ts';
import { withContent } from '../support/notes.ts';

const contentDir = path.resolve('content');

/** Ids come and go with every note; the form of the schemas changes only with the code. */
function withoutIds(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) =>
    key === 'examples' && Array.isArray(value) && value.every((one) => ids.has(String(one))) ? 'ids' : value,
  );
}
const known = await knownIds(contentDir);
const ids = new Set([...known.author, ...known.entity, ...known.event, ...known.note]);
const files = await schemaFiles(contentDir);

it.each([...files])('%s is up to date (npm run schemas)', (file, text) => {
  expect(withoutIds(readFileSync(file, 'utf8'))).toEqual(withoutIds(text));
});

interface Schema {
  type?: string;
  additionalProperties?: boolean;
  required?: string[];
  description?: string;
  enum?: string[];
  examples?: string[];
  pattern?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
}

it('fields are described, completed and closed', () => {
  const schema = collectionSchema('notes', known) as Schema;
  const field = (name: string) => schema.properties?.[name];
  expect(schema.additionalProperties).toBe(false);
  expect(schema.required).toEqual(['title', 'category', 'publishedAt', 'status', 'keyTakeaway']);
  expect(field('entities')?.items?.enum).toContain('anthropic');
  expect(field('event')?.enum).toContain('mythos-exposure');
  expect(field('category')?.enum).toEqual(['tech', 'geopolitics', 'finance', 'markets']);
  expect(field('publishedAt')?.examples).toContain('2026-03-27T19:40:00Z');
});

it.each(['notes', 'briefs', 'authors', 'entities', 'events'] as const)('every field of %s says what it is', (name) => {
  const silent: string[] = [];
  const look = (schema: Schema, path: string) => {
    for (const [field, child] of Object.entries(schema.properties ?? {})) {
      if (!child.description) silent.push(path + field);
      look(child, `${path + field}.`);
      if (child.items) look(child.items, `${path + field}.`);
    }
  };
  look(collectionSchema(name, known) as Schema, '');
  expect(silent).toEqual([]);
});

it('days, moments and addresses have a form that editors check while one types', () => {
  const { properties } = collectionSchema('notes', known) as Schema;
  const form = (schema: Schema | undefined) => new RegExp(schema?.pattern ?? 'none');
  expect('2026-11-23').toMatch(form(properties?.['reviewedOn']));
  expect('23.11.2026').not.toMatch(form(properties?.['reviewedOn']));
  expect('2026-03-27T20:40:00+01:00').toMatch(form(properties?.['publishedAt']));
  expect('2026-03-27 20:40').not.toMatch(form(properties?.['publishedAt']));
  expect('oecd.ai/en').not.toMatch(form(properties?.['sources']?.items?.properties?.['url']));
});

it('committed schemas suggest ids and refuse none, so a new note or entity changes no file of the project', () => {
  const schema = JSON.parse(files.get('.vscode/schemas/entities.schema.json') ?? '') as Schema;
  expect(schema.properties?.['parent']?.examples).toContain('anthropic');
  expect(schema.properties?.['parent']).not.toHaveProperty('enum');
});

it('the Astro extension finds the schema of a file by its address, decoded and in small letters', () =>
  withContent({ 'My Notes/content/notes/A-note.mdx': '' }, async (folder) => {
    const root = path.join(folder, 'My Notes');
    await writeEditorSchemas(path.join(root, 'content'), root);
    const index = JSON.parse(readFileSync(path.join(root, '.astro/collections/collections.json'), 'utf8')) as {
      entries: Record<string, string>;
    };
    expect(index.entries).toEqual({ [`file://${root}/content/notes/A-note.mdx`.toLowerCase()]: 'notes' });
    expect(readFileSync(path.join(root, '.astro/collections/notes.schema.json'), 'utf8')).toContain('keyTakeaway');
  }));

it('snippets use the vocabulary as it is', () => {
  const snippets = readFileSync('.vscode/fazen.code-snippets', 'utf8');
  const used = [...snippets.matchAll(/<([A-Z]\w+)((?: \w+=)*[^>]*)/g)];
  expect(used.length).toBeGreaterThan(5);
  for (const [, name = '', attributes = ''] of used) {
    const spec: Record<string, unknown> = vocabulary[name as keyof typeof vocabulary].attributes;
    for (const [, attribute = ''] of attributes.matchAll(/ (\w+)=/g)) expect(Object.keys(spec)).toContain(attribute);
  }
});
