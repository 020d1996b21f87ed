import { csvParseRows } from 'd3-dsv';

/** Reads the open data as a stranger would who has only the data dictionary: the second implementation of its rules. */

interface ColumnSchema {
  readonly type?: string;
  readonly anyOf?: readonly { readonly type?: string }[];
}

export interface DataSchema {
  readonly $defs: { readonly row: { readonly properties: Record<string, ColumnSchema> } };
}

export function readCsv(text: string, schema: DataSchema): { version: string; rows: Record<string, unknown>[] } {
  const [version = '', ...rest] = text.split('\n');
  const [columns = [], ...rows] = csvParseRows(rest.join('\n').replace(/\n$/, ''));
  const types = schema.$defs.row.properties;
  return {
    version,
    rows: rows.map((cells) =>
      Object.fromEntries(columns.map((name, i) => [name, readCell(cells[i] ?? '', types[name] ?? {})])),
    ),
  };
}

function readCell(cell: string, schema: ColumnSchema): unknown {
  const types = [schema.type, ...(schema.anyOf ?? []).map((one) => one.type)];
  const plain = /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
  if (types.includes('array')) return plain === '' ? [] : splitList(plain);
  if (cell === '' && types.includes('null')) return null;
  if (types.includes('number') || types.includes('integer')) return Number(cell);
  return plain;
}

function splitList(text: string): string[] {
  const items = [''];
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? '';
    if (char === ';') items.push('');
    else items[items.length - 1] += char === '\\' ? (text[(i += 1)] ?? '') : char;
  }
  return items;
}
