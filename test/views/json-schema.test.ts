import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { knownIds, schemaFiles } from '#adapters/json-schemas.ts';
import { vocabulary } from '#views/body/vocabulary.ts';

const contentDir = path.resolve('content');

/** Ids come and go with every note; the form of the schemas changes only with the code. */
function withoutIds(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) =>
    key === 'enum' && Array.isArray(value) && value.every((one) => ids.has(String(one))) ? 'ids' : value,
  );
}
const known = await knownIds(contentDir);
const ids = new Set([...known.author, ...known.entity, ...known.event, ...known.note]);
const files = await schemaFiles(contentDir);

it.each([...files])('%s is up to date (npm run schemas)', (file, text) => {
  expect(withoutIds(readFileSync(file, 'utf8'))).toEqual(withoutIds(text));
});

it('fields are described, completed and closed', () => {
  const schema = JSON.parse(files.get('.vscode/schemas/notes.schema.json') ?? '') as {
    additionalProperties: boolean;
    required: string[];
    properties: Record<
      string,
      { description?: string; items?: { enum?: string[] }; enum?: string[]; examples?: string[] }
    >;
  };
  expect(schema.additionalProperties).toBe(false);
  expect(schema.required).toEqual(['title', 'category', 'publishedAt', 'status', 'keyTakeaway']);
  expect(schema.properties['entities']?.items?.enum).toContain('anthropic');
  expect(schema.properties['event']?.enum).toContain('mythos-exposure');
  expect(schema.properties['category']?.enum).toEqual(['tech', 'geopolitics', 'finance', 'markets']);
  expect(schema.properties['publishedAt']?.examples).toContain('2026-03-27T19:40:00Z');
});

it('snippets use the vocabulary as it is', () => {
  const snippets = readFileSync('.vscode/fazen.code-snippets', 'utf8');
  const used = [...snippets.matchAll(/<([A-Z]\w+)((?: \w+=)*[^>]*)/g)];
  expect(used.length).toBeGreaterThan(5);
  for (const [, name = '', attributes = ''] of used) {
    const spec: Record<string, unknown> = vocabulary[name as keyof typeof vocabulary].attributes;
    for (const [, attribute = ''] of attributes.matchAll(/ (\w+)=/g)) expect(Object.keys(spec)).toContain(attribute);
  }
});
