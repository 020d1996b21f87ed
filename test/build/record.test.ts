import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { listFiles, readText, shippedSite } from '../support/build-site.ts';
import { type DataSchema, readCsv } from '../support/open-data.ts';

const names = ['risks', 'forecasts', 'indicators', 'events', 'entities', 'corrections', 'sources'];
const read = (file: string) => readText(shippedSite.outDir, file);

describe.each(names)('/data/%s', (name) => {
  const schema = JSON.parse(read(`data/${name}.schema.json`)) as DataSchema & { $id: string };
  const json = JSON.parse(read(`data/${name}.json`)) as {
    $schema: string;
    rows: number;
    data: Record<string, unknown>[];
  };

  it('is JSON that its published schema accepts, and says so in its header', () => {
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    expect(json.$schema).toBe(schema.$id);
    expect(json.rows).toBe(json.data.length);
    expect(json.rows).toBeGreaterThan(0);
    expect(validate({ ...json, data: [{}] })).toBe(false);
  });

  it('is the same rows as CSV', () => {
    const { version, rows } = readCsv(read(`data/${name}.csv`), schema);
    expect(version).toMatch(new RegExp(`^# ${name} 1\\.`));
    expect(rows).toEqual(json.data);
  });

  it('has no cell that a spreadsheet would run', () => {
    const cells = read(`data/${name}.csv`).matchAll(/(?:^|,)("?)([=+\-@])/gm);
    expect([...cells].map((one) => one[0])).toEqual([]);
  });

  it('is described in the data dictionary', () => {
    const page = read('data/index.html');
    for (const column of Object.keys(schema.$defs.row.properties)) expect(page).toContain(`<code>${column}</code>`);
    expect(page).toContain(`/data/${name}.csv`);
  });
});

describe('/calendar.ics', () => {
  const text = read('calendar.ics');

  it('keeps to the letter of RFC 5545: CRLF, at most 75 octets a line, one UID for each event', () => {
    const lines = text.split('\r\n');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const unfolded = text.replace(/\r\n /g, '').split('\r\n');
    const ids = unfolded.filter((line) => line.startsWith('UID:'));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(unfolded.filter((line) => line === 'BEGIN:VEVENT').length);
  });

  it('has the due day of every open forecast', () => {
    const { data } = JSON.parse(read('data/forecasts.json')) as {
      data: { state: string; resolves_by: string; note_id: string; forecast_id: string }[];
    };
    const open = data.filter((row) => row.state !== 'resolved');
    expect(open.length).toBeGreaterThanOrEqual(6);
    for (const row of open) {
      const event = text.split('BEGIN:VEVENT').find((part) => part.includes(`UID:${row.note_id}-${row.forecast_id}@`));
      expect(event).toContain(`DTSTART;VALUE=DATE:${row.resolves_by.replaceAll('-', '')}`);
    }
  });
});

describe('the pages of the record', () => {
  it('print words and number together, and never a confidence beside them in one sentence', () => {
    for (const file of listFiles(shippedSite.outDir).filter((one) =>
      /^(?:risks|forecasts|notes)\/.*index\.html$/.test(one),
    )) {
      const page = read(file);
      for (const [sentence] of page.matchAll(/our estimate \d[^<]*/g)) expect(sentence).not.toMatch(/confidence/i);
    }
    expect(read('risks/index.html')).toMatch(/likely \(55–80%\), our estimate 70%/);
  });

  it('says “too few to judge” below twenty, and gives no mean', () => {
    const page = read('track-record/index.html');
    expect(page).toContain('Too few to judge.');
    expect(page).not.toContain('Mean Brier score');
    expect(page).toContain('Not scored: retro-coded');
  });

  it('names the ledger’s last hash where forecasts stand', () => {
    const lines = read('data/forecast-ledger.jsonl').trim().split('\n');
    const { hash } = JSON.parse(lines.at(-1) ?? '{}') as { hash: string };
    expect(lines.length).toBeGreaterThanOrEqual(6);
    expect(read('forecasts/index.html')).toContain(hash);
  });
});
