import { site } from '#site.ts';

/** Value of one cell. A list holds short texts; null is “not stated”. */
export type Cell = string | number | boolean | null | readonly string[];

export type ColumnType = 'text' | 'number' | 'integer' | 'day' | 'moment' | 'url' | 'list';

/** One column, described once: CSV, JSON, JSON Schema and the data dictionary are all made from it. */
export interface Column<Row> {
  readonly name: string;
  readonly type: ColumnType;
  readonly about: string;
  /** May be null (an empty cell in CSV). */
  readonly optional?: boolean;
  /** The closed list of values, if there is one. */
  readonly values?: readonly string[];
  readonly of: (row: Row) => Cell;
}

/** A table of open data with its description. */
export interface Dataset<Row> {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly columns: readonly Column<Row>[];
}

/** A dataset with its rows, which are worked out when a file is made of them. */
export interface Table {
  readonly dataset: Dataset<never>;
  readonly count: number;
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

/** What stands at the head of every file. */
export interface Header {
  readonly dataset: string;
  readonly schemaVersion: string;
  /** The last public change of the publication, not the moment of the build: the same facts give the same bytes. */
  readonly modified: string;
  readonly rows: number;
  readonly licence: string;
  readonly licenceUrl: string;
  readonly publisher: string;
  readonly schema: string;
}

/** Raised when a column is added (minor) or changes its meaning or leaves (major). */
export const schemaVersion = '1.0.0';

export function makeTable<Row>(dataset: Dataset<Row>, rows: readonly Row[]): Table {
  const cells = () =>
    rows.map((row) => Object.fromEntries(dataset.columns.map((column) => [column.name, column.of(row)])));
  let made: Table['rows'] | undefined;
  return {
    dataset: dataset as Dataset<never>,
    count: rows.length,
    get rows() {
      return (made ??= cells());
    },
  };
}

export function tableHeader({ dataset, count }: Table, modified: Date, schema: string): Header {
  return {
    dataset: dataset.name,
    schemaVersion,
    modified: modified.toISOString(),
    rows: count,
    licence: site.licence.name,
    licenceUrl: site.licence.url,
    publisher: site.name,
    schema,
  };
}
