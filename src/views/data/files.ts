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

/** All tables of open data, of what is public. */
export function dataTables(library: Library, forecasts: readonly ForecastEntry[], base: string): Table[] {
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

/** Files of the open data by name: each table as CSV and JSON, and its schema. */
export function dataFiles(tables: readonly Table[], library: Library, base: string): Map<string, string> {
  const modified = lastChange(library);
  return new Map(
    tables.flatMap((table) => {
      const { name } = table.dataset;
      const header = tableHeader(table, modified, absolute(paths.dataFile(`${name}.schema.json`), base));
      return [
        [`${name}.csv`, tableCsv(table, header)],
        [`${name}.json`, tableJson(table, header)],
        [`${name}.schema.json`, tableSchema(table, header)],
      ] as const;
    }),
  );
}

/** The last public change of anything in the library. */
export function lastChange(library: Library): Date {
  const moments = [...library.notes, ...library.briefs].map(
    ({ data }) => newestChanges(data.changes)[0]?.at ?? data.publishedAt,
  );
  return new Date(moments.reduce((latest, at) => Math.max(latest, at.getTime()), 0));
}
