import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { install, withOwnFonts, writeAdmin } from '#adapters/admin.ts';
import { knownIds, schemaFiles } from '#adapters/json-schemas.ts';
import { serveFolder } from '#adapters/static-server.ts';
import { adminConfig } from '#views/admin-config.ts';
import { adminPage } from '#views/admin-page.ts';
import { withContent } from '../support/notes.ts';

const contentDir = path.resolve('content');
type Field = {
  name: string;
  widget: string;
  fields?: Field[];
  options?: string[];
  collection?: string;
  hint?: string;
  default?: unknown;
  [option: string]: unknown;
  required: boolean;
};
const backend = { name: 'github', repo: 'owner/name' } as const;
const config = adminConfig('content', await knownIds(contentDir), backend) as {
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

const everyField = (list: readonly Field[]): Field[] => list.flatMap((one) => [one, ...everyField(one.fields ?? [])]);

it('the program is told what it would otherwise get wrong', () => {
  // Each of these stopped Sveltia 0.221 at its start, refused an entry of ours, or wrote a file that the build refuses.
  const all = config.collections.flatMap((one) => everyField(one.fields));
  for (const field of all) {
    if (field['search_fields']) {
      const target = config.collections.find((one) => one.name === field.collection)?.fields ?? [];
      for (const name of field['search_fields'] as string[]) expect(target.map((one) => one.name)).toContain(name);
    }
    if (typeof field.default === 'object') expect(field.default, field.name).not.toEqual({});
    expect(field.hint ?? '', field.name).not.toContain('<');
    for (const form of (field['pattern'] as string[] | undefined)?.slice(0, 1) ?? [])
      expect(() => new RegExp(form), form).not.toThrow();
  }
  const fields = (name: string) => all.filter((one) => one.name === name);
  expect(fields('monogram')[0]).not.toHaveProperty('pattern');
  expect(fields('translations')[0]).toMatchObject({ widget: 'keyvalue' });
  expect(fields('accessed')[0]).toMatchObject({ widget: 'datetime', type: 'date', format: 'YYYY-MM-DD' });
  expect(fields('p').every((one) => one.widget === 'number' && one['step'] === 0.01)).toBe(true);
  expect(config.collections[0]?.fields.find((one) => one.name === 'forecasts')?.fields).toContainEqual(
    expect.objectContaining({ name: 'p', required: false }),
  );
  expect(config).toMatchObject({ backend: { name: 'github' }, output: { omit_empty_optional_fields: true } });
});

it.each(['yes', 'git-gateway', 'github:owner'])('ADMIN=%s is refused in a sentence', (wanted) =>
  withContent({}, (outDir) => expect(writeAdmin(wanted, contentDir, outDir)).rejects.toThrow(/names no repository/)),
);

it('/admin/ is written only when asked for', () =>
  withContent({ 'admin/index.html': 'left over' }, async (outDir) => {
    expect(await writeAdmin(undefined, contentDir, outDir)).toBe('off');
    const { existsSync } = await import('node:fs');
    expect(existsSync(path.join(outDir, 'admin'))).toBe(false);
  }));

it('shows what is new first, and in folded lists what each item says', () => {
  const [notes] = config.collections as unknown as { sortable_fields: object; fields: Field[] }[];
  expect(notes?.sortable_fields).toMatchObject({ default: { field: 'publishedAt', direction: 'descending' } });
  const lists = everyField(notes?.fields ?? []).filter((field) => field.widget === 'list' && field.fields);
  for (const list of lists) {
    const shown = [...String(list['summary']).matchAll(/\{\{fields\.(\w+)\}\}/g)].map((match) => match[1]);
    expect(shown.length, list.name).toBeGreaterThan(0);
    for (const name of shown) expect(list.fields?.map((one) => one.name)).toContain(name);
  }
  expect(lists.find((list) => list.name === 'claims')?.['summary']).toBe('{{fields.id}} {{fields.text}}');
});

it('speaks to the host of its repository, and on this machine to nobody', () => {
  const asked = (page: string) => /connect-src ([^"]*)/.exec(page)?.[1];
  expect(asked(adminPage())).toBe("'self' data: blob:");
  expect(asked(adminPage('github'))).toBe("'self' data: blob: https://api.github.com https://github.com");
});

it('is installed by the command that README gives', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(`\n${install}\n`);
});

it('takes its fonts and icons from the site, not from a network', () => {
  const url = (name: string) => `@font-face{src:url(https://cdn.jsdelivr.net/fontsource/fonts/${name})}`;
  const { text, fonts } = withOwnFonts(
    url('material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2') + url('noto-mono@5.3.0/latin-400-normal.woff2'),
  );
  expect(text).not.toContain('https:');
  expect(text).toContain('url(/admin/material-symbols-outlined-latin-wght-normal.woff2)');
  expect(Object.fromEntries(fonts)).toEqual({
    'material-symbols-outlined-latin-wght-normal.woff2':
      'node_modules/@fontsource-variable/material-symbols-outlined/files/material-symbols-outlined-latin-wght-normal.woff2',
    'noto-mono-latin-400-normal.woff2': 'node_modules/@fontsource/noto-mono/files/noto-mono-latin-400-normal.woff2',
  });
});

it('npm start lets the editor work, and no other page of the site', () =>
  withContent({ 'admin/index.html': 'x', 'about/index.html': 'x' }, async (folder) => {
    const { url, server } = await serveFolder(folder, 0);
    try {
      const policy = async (place: string) => (await fetch(url + place)).headers.get('content-security-policy');
      expect(await policy('/admin/')).toContain("style-src 'self' 'unsafe-inline'");
      expect(await policy('/admin/')).toContain("frame-ancestors 'none'");
      expect(await policy('/admin/')).toContain("font-src 'self' data:;");
      expect(await policy('/about/')).not.toContain('unsafe-inline');
    } finally {
      server.close();
    }
  }));
