import type { CollectionName } from '#domain/collections.ts';
import { dayForm, momentForm } from '#domain/fields.ts';
import { type collectionSchema, type KnownIds, referenceOf } from '#views/json-schema.ts';

type Node = ReturnType<typeof collectionSchema>;

/** A field of Sveltia CMS (https://sveltiacms.app/en/docs/fields). */
export type Field = Record<string, unknown>;

/** Fields that a relation shows and searches, by the collection it names. */
export const named: Record<CollectionName, string> = {
  notes: 'title',
  briefs: 'bottomLine',
  events: 'name',
  entities: 'name',
  authors: 'name',
};

/** Hints may hold Markdown and HTML; a component named in one is text. */
export function hintOf(text: string): string {
  return text.replace(/</g, '&lt;');
}

/** The fields of a form, from a schema or a part of one. @param name the collection it belongs to. */
export function fieldsOf(schema: Node, name: CollectionName): Field[] {
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
    if (items.properties)
      return { widget: 'list', collapsed: true, summary: summaryOf(items), ...limits, fields: fieldsOf(items, name) };
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

/** What a folded item shows: its first words, such as the id and the text of a claim. */
function summaryOf({ properties = {} }: Node): string {
  const shown = Object.keys(properties).filter((field) => {
    const node = properties[field];
    return field === 'id' || (node?.['type'] === 'string' && !node['pattern'] && !node['enum']);
  });
  return shown
    .slice(0, 2)
    .map((field) => `{{fields.${field}}}`)
    .join(' ');
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
