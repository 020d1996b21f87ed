import path from 'node:path';
import { expect, it } from 'vitest';
import { writeAdmin } from '#adapters/admin.ts';
import { knownIds, schemaFiles } from '#adapters/json-schemas.ts';
import { adminConfig } from '#views/admin-config.ts';
import { withContent } from '../support/notes.ts';

const contentDir = path.resolve('content');
type Field = {
  name: string;
  widget: string;
  fields?: Field[];
  options?: string[];
  collection?: string;
  required: boolean;
};
const config = adminConfig('content', await knownIds(contentDir)) as {
  collections: { name: string; fields: Field[] }[];
};

it('the form has every field of the schema, and no other', async () => {
  for (const [file, text] of await schemaFiles(contentDir)) {
    const name = /(\w+)\.schema/.exec(file)?.[1];
    const { properties } = JSON.parse(text) as { properties: object };
    const fields = config.collections
      .find((one) => one.name === name)
      ?.fields.map((one) => one.name)
      .filter((one) => one !== 'body');
    expect(fields).toEqual(Object.keys(properties));
  }
});

it('fields have the widgets their schema calls for', () => {
  const notes = config.collections.find((one) => one.name === 'notes')?.fields ?? [];
  const field = (name: string) => notes.find((one) => one.name === name);
  expect(field('category')).toMatchObject({
    widget: 'select',
    options: ['tech', 'geopolitics', 'finance', 'markets'],
    required: true,
  });
  expect(field('entities')).toMatchObject({ widget: 'relation', collection: 'entities' });
  expect(field('publishedAt')).toMatchObject({ widget: 'datetime' });
  expect(field('sources')?.fields?.map((one) => one.name)).toContain('accessed');
});

it('/admin/ is written only when asked for', () =>
  withContent({ 'admin/index.html': 'left over' }, async (outDir) => {
    expect(await writeAdmin(false, contentDir, outDir)).toBe('off');
    const { existsSync } = await import('node:fs');
    expect(existsSync(path.join(outDir, 'admin'))).toBe(false);
  }));
