import type { Column, ColumnType, Header, Table } from '#views/data/dataset.ts';

type Json = Record<string, unknown>;

/** A table as JSON: the header, then the rows. */
export function tableJson({ rows }: Table, header: Header): string {
  return `${JSON.stringify({ $schema: header.schema, ...header, data: rows }, null, 1)}\n`;
}

const types: Record<ColumnType, Json> = {
  text: { type: 'string' },
  number: { type: 'number' },
  integer: { type: 'integer' },
  day: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  moment: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' },
  url: { type: 'string', pattern: '^https?://' },
  list: { type: 'array', items: { type: 'string' } },
};

/** JSON Schema (2020-12) of a table's JSON file; `$defs.row` is also that of a CSV row once its cells are read. */
export function tableSchema({ dataset }: Table, header: Header): string {
  const row = {
    type: 'object',
    additionalProperties: false,
    required: dataset.columns.map((column) => column.name),
    properties: Object.fromEntries(dataset.columns.map((column) => [column.name, columnSchema(column)])),
  };
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: header.schema,
    title: dataset.title,
    description: `${dataset.about} Schema version ${header.schemaVersion}. ${header.publisher}, ${header.licence}.`,
    type: 'object',
    additionalProperties: false,
    required: ['$schema', ...Object.keys(header), 'data'],
    properties: {
      $schema: { const: header.schema },
      dataset: { const: header.dataset },
      schemaVersion: { const: header.schemaVersion },
      modified: types.moment,
      rows: { type: 'integer', minimum: 0 },
      licence: { type: 'string' },
      licenceUrl: types.url,
      publisher: { type: 'string' },
      schema: types.url,
      data: { type: 'array', items: { $ref: '#/$defs/row' } },
    },
    $defs: { row },
  };
  return `${JSON.stringify(schema, null, 1)}\n`;
}

function columnSchema({ type, about, optional, values }: Column<never>): Json {
  const base = values ? { enum: [...values] } : types[type];
  const schema = optional ? { anyOf: [base, { type: 'null' }] } : base;
  return { description: about, ...schema };
}
