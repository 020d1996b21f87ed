import { csvFormatRows } from 'd3-dsv';
import type { Cell, Header, Table } from '#views/data/dataset.ts';

/**
 * A table as CSV (RFC 4180, UTF-8). The first line is a comment with the version, as FIRST does for EPSS; the second
 * names the columns. Lists are joined by `;`, with `\;` and `\\` for those characters themselves.
 */
export function tableCsv({ dataset, rows }: Table, header: Header): string {
  const columns = dataset.columns.map((column) => column.name);
  const body = rows.map((row) => columns.map((name) => cellText(row[name] ?? null)));
  return `${versionLine(header)}\n${csvFormatRows([columns, ...body])}\n`;
}

/** One cell of its own: no comma, no quote. */
function versionLine(header: Header): string {
  const { dataset, schemaVersion, modified, rows, licence, licenceUrl, publisher, schema } = header;
  return `# ${dataset} ${schemaVersion}; modified ${modified}; ${rows} rows; ${publisher}; ${licence} ${licenceUrl}; schema ${schema}`.replace(
    /[",\r\n]/g,
    ' ',
  );
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  if (typeof cell === 'string') return neutral(cell);
  return neutral(cell.map((item) => item.replace(/[\\;]/g, '\\$&')).join(';'));
}

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection). One that
 * already has apostrophes before such a sign gets one more, so that taking one away always gives the text back.
 */
function neutral(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
