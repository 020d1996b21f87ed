import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Base, indexPart } from '#adapters/search/index-part.ts';
import { recordFactsOf } from '#adapters/search/part-records.ts';
import type { SearchRecord } from '#views/search-document.ts';
import { listFiles } from '../../support/build-site.ts';

const root = mkdtempSync(path.join(tmpdir(), 'mix-index-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Words in several written forms, some of which sort otherwise in UTF-16 than in UTF-8. */
const words = 'market markets Café cafe CAFÉ café resumé résumé resume Zürich zurich naïve naive 2026 3․5% AI ai S&P wind-down ﬁnance 𝐀lpha 豈 東京 ørsted'.split(' '); // prettier-ignore

/** The same numbers for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

type Random = ReturnType<typeof random>;

function record(url: string, next: Random): SearchRecord {
  const some = (most: number) => Array.from({ length: 1 + next(most) }, () => words[next(words.length)]).join(' ');
  const meta = ['title', 'names', 'heads', 'date', 'also'].filter((key) => key === 'title' || next(3) === 0);
  const filters = ['year', 'topic', 'risk'].filter(() => next(2) === 0);
  const text = `${some(30)} ${url.replaceAll('/', '')}`;
  const spans = [
    ...meta.map((key) => `<span data-pagefind-meta="${key}">${some(4)}</span>`),
    ...filters.flatMap((key) =>
      Array.from({ length: 1 + next(2) }, () => `<span data-pagefind-filter="${key}">${some(1)}</span>`),
    ),
    `<span data-pagefind-sort="date">${url.slice(1, 11)}</span>`,
  ];
  return {
    url,
    html: `<html lang="en"><body><div data-pagefind-ignore>${spans.join('')}</div>
      <article data-pagefind-body><h2 id="a">${some(3)}</h2><p>${text}</p></article></body></html>`,
    names: some(3),
    summary: some(5),
    text,
  };
}

/** Records of as many days, each with its own number. */
function library(count: number, next: Random): Map<string, SearchRecord> {
  return new Map(
    Array.from({ length: count }, (_, i) => {
      const day = new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10);
      return [`/${day}/`, record(`/${day}/`, next)];
    }),
  );
}

/** The same library after some were changed, some removed and some added, in the order of their days. */
function edited(before: ReadonlyMap<string, SearchRecord>, next: Random): Map<string, SearchRecord> {
  const after = new Map(before);
  for (const url of before.keys()) {
    const what = next(12);
    if (what === 0) after.delete(url);
    if (what === 1) after.set(url, record(url, next));
  }
  for (const day of ['2025-12-31', '2026-01-09b', '2026-12-31'])
    if (next(2) === 0) after.set(`/${day}/`, record(`/${day}/`, next));
  return new Map([...after].sort(([a], [b]) => (a < b ? -1 : 1)));
}

let parts = 0;

async function make(id: string, records: readonly SearchRecord[], base?: Base) {
  const folder = path.join(root, `${(parts += 1)}`);
  mkdirSync(path.join(folder, 'site'), { recursive: true });
  const { files, ...made } = await indexPart({ id, folder, name: 'part', records, base });
  const site = path.join(folder, 'site');
  const bytes = new Map(listFiles(site).map((file) => [file, readFileSync(path.join(site, file), 'hex')]));
  expect(files.map(([file]) => file).sort()).toEqual([...bytes.keys()]);
  const facts = recordFactsOf(folder, id);
  expect(facts?.length).toBe(made.records);
  return { folder, made: { ...made, facts }, bytes };
}

describe('a part made of another', () => {
  it.each(Array.from({ length: 12 }, (_, i) => i + 1))(
    'is the part made of its records, byte for byte (seed %i)',
    async (seed) => {
      const next = random(seed * 7919);
      const before = library(20 + next(40), next);
      const after = edited(before, next);
      const first = await make('before', [...before.values()]);
      const places = new Map([...after.keys()].map((url, i) => [url, i]));
      const kept = [...before].map(([url, one]) => (after.get(url) === one ? places.get(url) : undefined));
      const fresh = [...after].filter(([url, one]) => before.get(url) !== one);
      expect(fresh.length + kept.filter((one) => one === undefined).length).toBeGreaterThan(0);
      const mixed = await make(
        'after',
        fresh.map(([, one]) => one),
        {
          id: 'before',
          folder: first.folder,
          name: 'part',
          engine: first.made.engine,
          kept,
          added: fresh.map(([url]) => places.get(url) ?? 0),
        },
      );
      const whole = await make('after', [...after.values()]);
      expect(mixed.made).toEqual(whole.made);
      expect([...mixed.bytes.keys()]).toEqual([...whole.bytes.keys()]);
      for (const [file, bytes] of whole.bytes) expect(mixed.bytes.get(file), file).toBe(bytes);
    },
    30_000,
  );

  it('needs nothing indexed when records only went', async () => {
    const records = [...library(10, random(5)).values()];
    const first = await make('before', records);
    const base = {
      id: 'before',
      folder: first.folder,
      name: 'part',
      engine: first.made.engine,
      kept: records.map((_, i) => (i < 3 ? undefined : i - 3)),
      added: [],
    };
    const mixed = await make('after', [], base);
    const whole = await make('after', records.slice(3));
    expect([mixed.made, mixed.bytes]).toEqual([whole.made, whole.bytes]);
  });
});
