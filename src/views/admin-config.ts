import type { CollectionName } from '#domain/collections.ts';
import { collectionSchema, type KnownIds, referenceOf } from '#views/json-schema.ts';
import { site } from '#site.ts';

type Node = ReturnType<typeof collectionSchema>;
type Field = Record<string, unknown>;

const labels: Record<CollectionName, [one: string, many: string]> = {
  notes: ['Note', 'Notes'],
  briefs: ['Brief', 'Briefs'],
  events: ['Event', 'Events'],
  entities: ['Entity', 'Entities'],
  authors: ['Author', 'Authors'],
};

/**
 * Configuration of Sveltia CMS (the format of Decap: https://decapcms.org/docs/configuration-options/), made from the
 * JSON Schemas, which are made from the schemas of the build: the form cannot know a field the build does not.
 * @param content folder of the content in the repository, e.g. `content`.
 */
export function adminConfig(content: string, ids: KnownIds): Record<string, unknown> {
  return {
    // The local mode of Sveltia writes files of a folder one picks; a repository can be named here instead.
    backend: { name: 'git-gateway', branch: 'main' },
    media_folder: `${content}/notes`,
    public_folder: '.',
    site_url: site.url,
    slug: { encoding: 'ascii', clean_accents: true },
    collections: (Object.keys(labels) as CollectionName[]).map((name) => collection(name, content, ids)),
  };
}

function collection(name: CollectionName, content: string, ids: KnownIds): Record<string, unknown> {
  const schema = collectionSchema(name, ids);
  const [one, many] = labels[name];
  const markdown = name === 'notes' || name === 'briefs';
  const body = { name: 'body', label: 'Text', widget: 'markdown', required: false, modes: ['raw'] };
  return {
    name,
    label: many,
    label_singular: one,
    folder: `${content}/${name}`,
    create: true,
    delete: false,
    extension: name === 'notes' ? 'mdx' : name === 'briefs' ? 'md' : 'yaml',
    format: markdown ? 'yaml-frontmatter' : 'yaml',
    identifier_field:
      'title' in (schema.properties ?? {}) ? 'title' : 'name' in (schema.properties ?? {}) ? 'name' : 'publishedAt',
    slug: name === 'briefs' ? '{{year}}-{{month}}-{{day}}' : '{{slug}}',
    fields: [...fieldsOf(schema, name), ...(markdown ? [body] : [])],
  };
}

function fieldsOf(schema: Node, name: CollectionName): Field[] {
  const required = new Set(Array.isArray(schema['required']) ? (schema['required'] as string[]) : []);
  return Object.entries(schema.properties ?? {}).map(([field, node]) => ({
    name: field,
    label: words(field),
    ...(node.description && { hint: node.description }),
    required: required.has(field),
    ...(node['default'] !== undefined && { default: node['default'] }),
    ...widget(field, node, name),
  }));
}

function widget(field: string, node: Node, name: CollectionName): Field {
  const kind = referenceOf(name, field);
  if (node['type'] === 'array') {
    const items = node.items ?? {};
    if (kind === 'entity' || kind === 'author')
      return {
        widget: 'relation',
        collection: kind === 'entity' ? 'entities' : 'authors',
        ...relation,
        multiple: true,
      };
    if (items.properties) return { widget: 'list', collapsed: true, fields: fieldsOf(items, name) };
    return { widget: 'list', allow_add: true };
  }
  if (kind)
    return {
      widget: 'relation',
      collection: { entity: 'entities', author: 'authors', event: 'events', note: 'notes', tag: 'notes' }[kind],
      ...relation,
    };
  if (Array.isArray(node['enum'])) return { widget: 'select', options: node['enum'] };
  if (node.properties) return { widget: 'object', fields: fieldsOf(node, name) };
  if (node['type'] === 'boolean') return { widget: 'boolean' };
  if (node['type'] === 'number' || node['type'] === 'integer')
    return { widget: 'number', value_type: 'float', min: node['minimum'], max: node['maximum'] };
  if (/^(?:publishedAt|at)$/.test(field))
    return { widget: 'datetime', format: 'YYYY-MM-DDTHH:mm:ss[Z]', picker_utc: true };
  const longest = Number(node['maxLength'] ?? 0);
  return longest > 140
    ? { widget: 'text', pattern: [`^.{0,${longest}}$`, `at most ${longest} characters`] }
    : { widget: 'string' };
}

const relation = { value_field: '{{slug}}', display_fields: ['{{slug}}'], search_fields: ['name', 'title'] };

function words(field: string): string {
  return field
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
    .replace(/^./, (first) => first.toUpperCase());
}
