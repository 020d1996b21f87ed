import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableCsv } from '#views/data/csv.ts';
import { type Dataset, makeTable, tableHeader } from '#views/data/dataset.ts';
import { tableJson, tableSchema } from '#views/data/json.ts';
import { type DataSchema, readCsv } from '../support/open-data.ts';

interface Row {
  readonly text: string;
  readonly maybe: string | null;
  readonly number: number;
  readonly list: readonly string[];
}

const dataset: Dataset<Row> = {
  name: 'things',
  title: 'Things',
  about: 'Things of a test',
  columns: [
    { name: 'text', type: 'text', about: 'A text.', of: (row) => row.text },
    { name: 'maybe', type: 'text', optional: true, about: 'A text or none.', of: (row) => row.maybe },
    { name: 'number', type: 'number', about: 'A number.', of: (row) => row.number },
    { name: 'list', type: 'list', about: 'Texts.', of: (row) => row.list },
  ],
};

function files(rows: readonly Row[]) {
  const table = makeTable(dataset, rows);
  const header = tableHeader(
    table,
    new Date('2026-11-23T12:00:00Z'),
    'https://research.example/data/things.schema.json',
  );
  return {
    csv: tableCsv(table, header),
    json: tableJson(table, header),
    schema: JSON.parse(tableSchema(table, header)) as DataSchema,
  };
}

const row = (text: string): Row => ({ text, maybe: null, number: 0.5, list: [] });

describe('CSV', () => {
  it.each([
    ['=1+1', `'=1+1`],
    ['+49 30', `'+49 30`],
    ['-13%', `'-13%`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\tx', `'\tx`],
    [`'=1+1`, `''=1+1`],
    [`'quoted'`, `'quoted'`],
    ['a, "b"', `"a, ""b"""`],
    ['two\nlines', `"two\nlines"`],
    ['plain', 'plain'],
  ])('writes %j so that no spreadsheet runs it', (text, cell) => {
    expect(files([row(text)]).csv).toContain(`\n${cell},`);
  });

  it('names version, date, rows and licence in one comment line, then the columns', () => {
    const [first, second] = files([row('a')]).csv.split('\n');
    expect(first).toMatch(
      /^# things \d+\.\d+\.\d+; modified 2026-11-23T12:00:00\.000Z; 1 rows; .*CC BY 4\.0 https:.*; schema https:/,
    );
    expect(first).not.toMatch(/[",]/);
    expect(second).toBe('text,maybe,number,list');
  });

  it('gives back what went in, whatever the texts', () => {
    const nasty = fc.oneof(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.constantFrom('=a', `'=a`, `''-b`, ';', '\\', 'a;b', 'a\\', '"', ',', '\n', '\r\n', '\t', '#', `'`, '-'),
    );
    const rows = fc.array(
      fc.record({
        text: nasty,
        maybe: fc.option(nasty),
        number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
        list: fc.array(nasty, { maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(rows, (data) => {
        const { csv, schema, json } = files(data);
        expect(readCsv(csv, schema).rows).toEqual(data.map((one) => ({ ...one })));
        expect((JSON.parse(json) as { data: unknown }).data).toEqual(data.map((one) => ({ ...one })));
      }),
    );
  });
});
