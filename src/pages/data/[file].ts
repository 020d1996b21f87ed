import type { APIRoute, GetStaticPaths } from 'astro';
import { environment, getForecasts, getLedger, getLibrary } from '#adapters/astro-library.ts';
import { keyed } from '#adapters/keyed.ts';
import { ofItsDay } from '#domain/excerpt.ts';
import type { ForecastEntry, Ledger } from '#domain/forecast-list.ts';
import { ledgerText } from '#domain/ledger.ts';
import type { Library } from '#domain/library.ts';
import { dataFile, dataFileNames, dataTables } from '#views/data/files.ts';

const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  jsonl: 'application/jsonl',
};
const ledgerFile = 'forecast-ledger.jsonl';

type Props = {
  library: Library;
  forecasts: readonly ForecastEntry[];
  ledger: Ledger;
};

/** Every file of the open data: /data/risks.csv, /data/risks.json, /data/risks.schema.json …, and the ledger. */
export const getStaticPaths = (async () => {
  // One and the same for all files, so that its key is made once.
  const props: Props = {
    library: ofItsDay(await getLibrary()),
    forecasts: await getForecasts(),
    ledger: await getLedger(),
  };
  const files = [...dataFileNames, ...((props.ledger?.length ?? 0) > 0 ? [ledgerFile] : [])];
  return keyed(files.map((file) => ({ params: { file }, props })));
}) satisfies GetStaticPaths;

export const GET: APIRoute<Props, { file: string }> = ({ params: { file }, props: { library, forecasts, ledger } }) => {
  const text =
    file === ledgerFile
      ? (ledger ?? []).map((line) => `${ledgerText(line)}\n`).join('')
      : dataFile(file, dataTables(library, forecasts, environment.siteUrl), library, environment.siteUrl);
  return new Response(text, { headers: { 'content-type': types[file.split('.').at(-1) ?? ''] ?? 'text/plain' } });
};
