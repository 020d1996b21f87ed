import type { CollectionName } from '#domain/collections.ts';
import { type Field, fieldsOf, hintOf, named } from '#views/admin-fields.ts';
import { collectionSchema, type KnownIds } from '#views/json-schema.ts';
import { site } from '#site.ts';

const labels: Record<CollectionName, [one: string, many: string]> = {
  notes: ['Note', 'Notes'],
  briefs: ['Brief', 'Briefs'],
  events: ['Event', 'Events'],
  entities: ['Entity', 'Entities'],
  authors: ['Author', 'Authors'],
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
  // Not the program's field for Markdown, which would take our components for mistakes.
  const body = { name: 'body', label: 'Text', widget: 'text', required: false, hint };
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
    ...(isMarkdown && newestFirst),
    ...(name === 'notes' && { media_folder: '', public_folder: '.' }),
    fields: isMarkdown ? withText(fieldsOf(schema, name), body) : fieldsOf(schema, name),
  };
}

const newestFirst = {
  sortable_fields: { fields: ['publishedAt'], default: { field: 'publishedAt', direction: 'descending' } },
  view_groups: [{ label: 'Status', field: 'status' }],
};

/** The text stands below what a reader sees above it, not below thirty fields. */
function withText(fields: Field[], body: Field): Field[] {
  const at = fields.findIndex((one) => one['name'] === 'keyTakeaway') + 1 || fields.length;
  return [...fields.slice(0, at), body, ...fields.slice(at)];
}
