import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrayItems, type Cbor, decodeCbor, encodeCbor } from '#adapters/search/cbor.ts';
import { readIndex, writeIndex } from '#adapters/search/part-index.ts';

const root = mkdtempSync(path.join(tmpdir(), 'repack-'));
const [made, packed] = [path.join(root, 'made'), path.join(root, 'packed')];
/** Each day has its word, and all have one. */
const days = ['2026-11-01', '2026-11-02', '2026-11-03'];

beforeAll(async () => {
  const { index } = await pagefind.createIndex({ forceLanguage: 'en' });
  for (const [i, day] of days.entries())
    await index?.addHTMLFile({
      url: `/${day}/`,
      content: `<html><body><span data-pagefind-sort="date">${day}</span><p>Markets word${i} café ${'Zürich '.repeat(2000)}</p></body></html>`,
    });
  await index?.writeFiles({ outputPath: made });
  await pagefind.close();
  writeIndex(readIndex(made), packed, copyFileSync);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const unpacked = (file: string) => gunzipSync(readFileSync(file)).subarray('pagefind_dcd'.length);
const meta = (folder: string) => path.join(folder, readdirSync(folder).find((file) => file.endsWith('.pf_meta')) ?? '');
const metaOf = (folder: string) => decodeCbor(unpacked(meta(folder))) as [string, [string, number][], [string, string, string][], Cbor, Cbor, Cbor]; // prettier-ignore
/** The words of an index as their bytes, in the order of its list of files. */
const wordsOf = (folder: string) =>
  metaOf(folder)[2].flatMap(
    ([, , name]) => arrayItems(unpacked(path.join(folder, 'index', `${name}.pf_index`)), 1).items,
  );

describe('an index packed anew', () => {
  it('has the same words, byte for byte', () => {
    expect(Buffer.concat(wordsOf(packed))).toEqual(Buffer.concat(wordsOf(made)));
    expect(readdirSync(path.join(packed, 'index')).length).toBe(metaOf(packed)[2].length);
  });

  it('has a file for whatever is asked, and the words of each lie in its range', () => {
    const files = metaOf(packed)[2];
    expect(files.length).toBeGreaterThan(1);
    const firstOf = (item: Buffer) => String(decodeCbor(arrayItems(item, 0).items[0] ?? Buffer.alloc(0)));
    for (const [from, to, name] of files) {
      const { items } = arrayItems(unpacked(path.join(packed, 'index', `${name}.pf_index`)), 1);
      for (const word of items.map(firstOf)) expect([from <= word, word <= to]).toEqual([true, true]);
    }
    for (const asked of ['a', 'market', 'markets', 'word', 'zurichs', '9', 'zzzz', '本'])
      expect(files.filter(([from, to]) => from <= asked && asked <= to).length, asked).toBe(1);
  });

  it('names entries by their place in time, and each has its own text', () => {
    for (const [name] of metaOf(packed)[1]) {
      const { url } = JSON.parse(unpacked(path.join(packed, 'fragment', `${name}.pf_fragment`)).toString()) as { url: string }; // prettier-ignore
      expect(url).toBe(`/${days[Number.parseInt(name, 36)]}/`);
    }
    expect(metaOf(packed)[1].map(([, words]) => words)).toEqual(metaOf(made)[1].map(([, words]) => words));
  });

  it('is refused when it is of another shape than ours', () => {
    const other = path.join(root, 'other');
    cpSync(made, other, { recursive: true });
    writeFileSync(
      meta(other),
      gzipSync(Buffer.concat([Buffer.from('pagefind_dcd'), encodeCbor(['2.0.0', [], [], []])])),
    );
    expect(() => readIndex(other)).toThrow('not as Pagefind 1.6');
  });
});

describe('CBOR', () => {
  it.each<[Cbor]>([[0], [23], [24], [255], [256], [70_000], [''], ['é'.repeat(200)], [[]], [['a', [1, ['b']], 300]]])(
    '%j is read as it was written',
    (value) => expect(decodeCbor(encodeCbor(value))).toEqual(value),
  );

  it('of another kind is refused', () => {
    for (const bytes of [[0xf6], [0xa0], [0x1b, 0, 0, 0, 0, 0, 0, 0, 1], [0x9f, 0xff], [1, 1]])
      expect(() => decodeCbor(Buffer.from(bytes))).toThrow();
  });
});
