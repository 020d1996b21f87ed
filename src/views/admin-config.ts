import type { CollectionName } from '#domain/collections.ts';
import { dayForm, momentForm } from '#domain/fields.ts';
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

/** Fields that a relation shows and searches, by the collection it names. */
const named: Record<CollectionName, string> = {
  notes: 'title',
  briefs: 'bottomLine',
  events: 'name',
  entities: 'name',
  authors: 'name',
};

/** Where the editor's program keeps its work: on this machine, or in a repository it signs in to. */
export interface AdminBackend {
  readonly name: 'github' | 'gitlab' | 'gitea';
  readonly repo: string;
}

/**
 * Configuration of Sveltia CMS (https://sveltiacms.app/en/docs), made from the JSON Schemas, which are made from the schemas
 * of the build: the form cannot know a field the build does not.
 * @param content folder of the content in the repository, e.g. `content`.
 */
export function adminConfig(content: string, ids: KnownIds, backend: AdminBackend): Record<string, unknown> {
  return {
    // A personal token is enough to sign in; anything else would need a server of its own.
    backend: { ...backend, branch: 'main', auth_methods: ['token'] },
    app_title: site.name,
    site_url: site.url,
    media_folder: `${content}/notes`,
    public_folder: '/notes',
    slug: { encoding: 'ascii', clean_accents: true, maxlength: 60 },
    // What an editor leaves empty stays out of the file: the build refuses a field that is there and says nothing.
    output: { omit_empty_optional_fields: true },
    // It would show Markdown, not our components; the page is seen on the desk and after the build.
    editor: { preview: false },
    collections: (Object.keys(labels) as CollectionName[]).map((name) => collection(name, content, ids)),
  };
}

function collection(name: CollectionName, content: string, ids: KnownIds): Record<string, unknown> {
  const schema = collectionSchema(name, ids);
  const [one, many] = labels[name];
  const isMarkdown = name === 'notes' || name === 'briefs';
  const hint = hintOf('Markdown. Cite with <Cite id="s1" />; the handbook in README.md names the other components.');
  const body = { name: 'body', label: 'Text', widget: 'markdown', required: false, modes: ['raw'], hint };
  const isBrief = name === 'briefs';
  return {
    name,
    label: many,
    label_singular: one,
    folder: `${content}/${name}`,
    create: true,
    // “npm run withdraw” leaves the address with the reason, “npm run rename” leads the old address on.
    delete: false,
    aliases_field: false,
    extension: name === 'notes' ? 'mdx' : isBrief ? 'md' : 'yaml',
    format: isMarkdown ? 'yaml-frontmatter' : 'yaml',
    identifier_field: isBrief ? 'publishedAt' : named[name],
    slug: {
      template: isBrief ? "{{publishedAt | date('YYYY-MM-DD')}}" : '{{slug}}',
      editable: isBrief ? false : ['create'],
    },
    summary: isBrief ? '{{slug}}: {{bottomLine}}' : `{{${named[name]}}}`,
    ...(name === 'notes' && { media_folder: '', public_folder: '.' }),
    fields: isMarkdown ? withText(fieldsOf(schema, name), body) : fieldsOf(schema, name),
  };
}

/** The text stands below what a reader sees above it, not below thirty fields. */
function withText(fields: Field[], body: Field): Field[] {
  const at = fields.findIndex((one) => one['name'] === 'keyTakeaway') + 1 || fields.length;
  return [...fields.slice(0, at), body, ...fields.slice(at)];
}

/** Hints may hold Markdown and HTML; a component named in one is text. */
function hintOf(text: string): string {
  return text.replace(/</g, '&lt;');
}

function fieldsOf(schema: Node, name: CollectionName): Field[] {
  const required = new Set(Array.isArray(schema['required']) ? (schema['required'] as string[]) : []);
  return Object.entries(schema.properties ?? {}).map(([field, node]) => ({
    name: field,
    label: words(field),
    ...(node.description && { hint: hintOf(node.description) }),
    required: required.has(field),
    ...start(field, node),
    ...widget(field, node, name, required.has(field)),
  }));
}

/** What the form begins with: the schema's default, unless it is empty; a new entry is a draft of this moment. */
function start(field: string, node: Node): Field {
  if (field === 'status' && Array.isArray(node['enum']) && node['enum'].includes('draft')) return { default: 'draft' };
  if (field === 'publishedAt' || field === 'accessed') return { default: '{{now}}' };
  const value = node['default'];
  const isEmpty = value === undefined || (typeof value === 'object' && Object.keys(value ?? {}).length === 0);
  return isEmpty ? {} : { default: value };
}

function widget(field: string, whole: Node, name: CollectionName, isRequired: boolean): Field {
  // A field that may also be null is of its other type.
  const choices = Array.isArray(whole['anyOf']) ? (whole['anyOf'] as Node[]) : [];
  const node = choices.find((one) => one['type'] !== 'null') ?? whole;
  const kind = referenceOf(name, field);
  if (node['type'] === 'array') {
    const items = node.items ?? {};
    if (kind) return { ...relation(kind), multiple: true };
    const limits = { ...given('min', node['minItems']), ...given('max', node['maxItems']) };
    if (items.properties) return { widget: 'list', collapsed: true, ...limits, fields: fieldsOf(items, name) };
    return { widget: 'list', ...limits };
  }
  if (kind) return relation(kind);
  if (Array.isArray(node['enum'])) return { widget: 'select', options: node['enum'] };
  if (node.properties) return { widget: 'object', collapsed: true, fields: fieldsOf(node, name) };
  if (node['type'] === 'object') return { widget: 'keyvalue' };
  if (node['type'] === 'boolean') return { widget: 'boolean' };
  if (node['type'] === 'number' || node['type'] === 'integer')
    return {
      widget: 'number',
      value_type: node['type'] === 'integer' ? 'int' : 'float',
      step: node['type'] === 'integer' ? 1 : 0.01,
      ...given('min', node['minimum']),
      ...given('max', node['maximum']),
    };
  if (node['pattern'] === momentForm.source)
    return { widget: 'datetime', format: 'YYYY-MM-DDTHH:mm:ss[Z]', picker_utc: true };
  if (node['pattern'] === dayForm.source) return { widget: 'datetime', type: 'date', format: 'YYYY-MM-DD' };
  const longest = Number(node['maxLength'] ?? 0);
  // The program compiles forms without the flag that classes of letters need; the build checks those.
  const form = typeof node['pattern'] === 'string' && !/\\p\{/.test(node['pattern']) ? node['pattern'] : undefined;
  return {
    widget: longest > 140 ? 'text' : 'string',
    ...(longest > 0 && { maxlength: longest }),
    // An empty optional field is left out of the file; the form must not ask for its form first.
    ...(form && {
      pattern: [isRequired ? form : `^$|${form}`, String(node['patternErrorMessage'] ?? 'Another form.')],
    }),
  };
}

function given(option: string, value: unknown): Field {
  return value === undefined ? {} : { [option]: value };
}

function relation(kind: keyof KnownIds): Field {
  const collection = ({ entity: 'entities', author: 'authors', event: 'events', note: 'notes', tag: 'notes' } as const)[
    kind
  ];
  const shown = [named[collection]];
  return { widget: 'relation', collection, value_field: '{{slug}}', display_fields: shown, search_fields: shown };
}

function words(field: string): string {
  return field
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
    .replace(/^./, (first) => first.toUpperCase());
}
