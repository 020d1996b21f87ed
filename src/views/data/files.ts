import { newestChanges } from '#domain/change.ts';
import { publicChanges } from '#domain/corrections.ts';
import type { ForecastEntry } from '#domain/forecast-list.ts';
import { indicatorBoard } from '#domain/indicator-board.ts';
import type { Library } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';
import { riskRegister } from '#domain/register.ts';
import { tableCsv } from '#views/data/csv.ts';
import { makeTable, type Table, tableHeader } from '#views/data/dataset.ts';
import { tableJson, tableSchema } from '#views/data/json.ts';
import { correctionData, entityData, eventData, sourceData } from '#views/data/library-data.ts';
import { forecastData } from '#views/data/forecast-data.ts';
import { indicatorData } from '#views/data/indicator-data.ts';
import { riskData } from '#views/data/risk-data.ts';

const made = new WeakMap<Library, Table[]>();

/** All tables of open data, of what is public. Made once per library. */
export function dataTables(library: Library, forecasts: readonly ForecastEntry[], base: string): Table[] {
  const known = made.get(library) ?? makeTables(library, forecasts, base);
  made.set(library, known);
  return known;
}

function makeTables(library: Library, forecasts: readonly ForecastEntry[], base: string): Table[] {
  const sources = library.notes.flatMap((note) => note.data.sources.map((source) => ({ note, source })));
  return [
    makeTable(riskData(base), riskRegister(library)),
    makeTable(forecastData(base), forecasts),
    makeTable(indicatorData(base), indicatorBoard(library)),
    makeTable(eventData(library, base), library.events),
    makeTable(entityData(base), library.entities),
    makeTable(correctionData(base), publicChanges(library)),
    makeTable(sourceData, sources),
  ];
}

const formats = { csv: tableCsv, json: tableJson, 'schema.json': tableSchema };
const tableNames = ['risks', 'forecasts', 'indicators', 'events', 'entities', 'corrections', 'sources'];

/** Files of the open data: each table as CSV and JSON, and its schema. */
export const dataFileNames = tableNames.flatMap((table) => Object.keys(formats).map((format) => `${table}.${format}`));

/**
 * The text of one file of the open data.
 * @throws Error when there is no such file.
 */
export function dataFile(file: string, tables: readonly Table[], library: Library, base: string): string {
  const table = tables.find(({ dataset }) => file.startsWith(`${dataset.name}.`));
  const write = table && formats[file.slice(table.dataset.name.length + 1) as keyof typeof formats];
  if (!write) throw new Error(`There is no open data called ${file}.`);
  const schema = absolute(paths.dataFile(`${table.dataset.name}.schema.json`), base);
  return write(table, tableHeader(table, lastChange(library), schema));
}

/** The last public change of anything in the library. */
export function lastChange(library: Library): Date {
  const moments = [...library.notes, ...library.briefs].map(
    ({ data }) => newestChanges(data.changes)[0]?.at ?? data.publishedAt,
  );
  return new Date(moments.reduce((latest, at) => Math.max(latest, at.getTime()), 0));
}
