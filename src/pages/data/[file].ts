import type { APIRoute, GetStaticPaths } from 'astro';
import { environment, getForecasts, getLedger, getLibrary } from '#adapters/astro-library.ts';
import { ledgerText } from '#domain/ledger.ts';
import { dataFiles, dataTables } from '#views/data/files.ts';

const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  jsonl: 'application/jsonl',
};

/** Every file of the open data: /data/risks.csv, /data/risks.json, /data/risks.schema.json …, and the ledger. */
export const getStaticPaths = (async () => {
  const library = await getLibrary();
  const tables = dataTables(library, await getForecasts(), environment.siteUrl);
  const files = [...dataFiles(tables, library, environment.siteUrl)];
  const lines = (await getLedger()) ?? [];
  if (lines.length > 0) files.push(['forecast-ledger.jsonl', lines.map((line) => `${ledgerText(line)}\n`).join('')]);
  return files.map(([file, text]) => ({ params: { file }, props: { text } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ text: string }> = ({ params, props }) =>
  new Response(props.text, {
    headers: { 'content-type': types[params.file?.split('.').at(-1) ?? ''] ?? 'text/plain' },
  });
