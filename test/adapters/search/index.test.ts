import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSearchIndex } from '#adapters/search-index.ts';
import { planSearch } from '#adapters/search/plan.ts';
import type { SearchSource } from '#adapters/search-records.ts';
import { listFiles, readText } from '../../support/build-site.ts';

const root = mkdtempSync(path.join(tmpdir(), 'search-index-'));
const cache = path.join(root, 'cache');
let made: string[] = [];

/** Three parts: 1,300 records on three days of one year. `word` stands in the last of them. */
function sources(word = 'lime'): SearchSource[] {
  return Array.from({ length: 1300 }, (_, i) => {
    const text = i === 1299 ? word : `wood${i % 40}`;
    const at = i < 200 ? '2026-01-05' : i < 900 ? '2026-05-01' : '2026-11-01';
    return {
      url: `/notes/n${i}/`,
      at,
      key: `${i} ${text}`,
      make: async () => {
        made.push(`n${i}`);
        return {
          url: `/notes/n${i}/`,
          html: `<html lang="en"><body><div data-pagefind-ignore><span data-pagefind-meta="title">Note ${i}</span>
            <span data-pagefind-filter="year">2026</span><span data-pagefind-filter="kind">${i % 3}</span>
            <span data-pagefind-sort="date">${at}</span></div>
            <article data-pagefind-body><p>${text} of the forest ${i}</p></article></body></html>`,
          names: `Note ${i}`,
          summary: '',
          text: `${text} of the forest`,
        };
      },
    };
  });
}

const build = (name: string, word?: string, cacheDir = cache) =>
  writeSearchIndex(planSearch(sources(word)), path.join(root, name), cacheDir);

/** Every file of an index with the digest of its bytes. */
function tree(name: string): Record<string, string> {
  const folder = path.join(root, name, 'pagefind');
  const digest = (file: string) =>
    createHash('sha256')
      .update(readFileSync(path.join(folder, file)))
      .digest('hex');
  return Object.fromEntries(listFiles(folder).map((file) => [file, digest(file)]));
}
let cold: Record<string, string>;

const parts = path.join(cache, 'search', 'parts');

beforeAll(async () => {
  await build('cold');
  cold = tree('cold');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a warm index is the cold one, byte for byte', () => {
  it('with nothing changed: no record is made, nothing is indexed', async () => {
    made = [];
    expect(await build('warm')).toEqual({ records: 1300, parts: 3, indexed: 0 });
    expect(made).toEqual([]);
    expect(tree('warm')).toEqual(cold);
  });

  it('with one record changed: it alone is made, and its part alone is new', async () => {
    made = [];
    expect(await build('changed', 'limewood')).toEqual({ records: 1300, parts: 3, indexed: 1 });
    expect(made).toEqual(['n1299']);
    await build('fresh', 'limewood', path.join(root, 'other-cache'));
    expect(tree('changed')).toEqual(tree('fresh'));
    expect(Object.keys(tree('changed')).filter((file) => file in cold).length).toBeGreaterThan(900);
  });

  it('and a change that is taken back is found again', async () => {
    made = [];
    expect((await build('back')).indexed).toBe(0);
    expect(made).toEqual([]);
    expect(tree('back')).toEqual(cold);
  });

  it('with other keys for the same records, as after a change of our code: they are made, not indexed', async () => {
    made = [];
    const renamed = sources().map((one) => ({ ...one, key: `v2 ${one.key}` }));
    expect((await writeSearchIndex(planSearch(renamed), path.join(root, 'code'), cache)).indexed).toBe(0);
    expect(made.length).toBe(1300);
    expect(tree('code')).toEqual(cold);
  });
});

describe('a damaged cache is found out and made anew', () => {
  /** Folders in the cache of the parts that the last build used. */
  const inUse = () => {
    const text = readFileSync(path.join(root, 'before/pagefind/parts.json'), 'utf8');
    const list = (JSON.parse(text) as { parts: { folder: string }[] }).parts;
    return readdirSync(parts).filter((id) => list.some(({ folder }) => folder === `part-${id.slice(0, 16)}`));
  };
  const one = (pattern: RegExp) => {
    const file = listFiles(path.join(parts, inUse()[0] ?? '')).find((name) => pattern.test(name));
    if (!file) throw new Error(`No file like ${pattern} in the cache.`);
    return path.join(parts, inUse()[0] ?? '', file);
  };
  it.each<[string, number, () => void]>([
    ['a fragment with another text', 1, () => writeFileSync(one(/\.pf_fragment$/), 'poison')],
    ['an index that ends too early', 1, () => truncateSync(one(/\.pf_index$/), 20)],
    ['a file that is gone', 1, () => rmSync(one(/\.pf_meta$/))],
    ['a list of files that was changed', 1, () => appendFileSync(one(/manifest$/), ' ')],
    ['a list of files that is empty', 1, () => writeFileSync(one(/manifest$/), '')],
    ['a part under another’s name', 2, () => swapParts()],
    ['no list of parts', 0, () => rmSync(path.join(cache, 'search', 'log'))],
    ['a list of parts that names the wrong ones', 0, () => writeFileSync(path.join(cache, 'search', 'log'), '[]')],
  ])('%s', async (_, indexed, damage) => {
    await build('before');
    damage();
    expect((await build('after')).indexed).toBe(indexed);
    expect(tree('after')).toEqual(cold);
    expect((await build('again')).indexed).toBe(0);
  });

  it.each<[string, RegExp, (file: string) => void]>([
    ['the keys of its records', /members$/, (file) => replaceIn(file, '1298 wood18', '1299 lemon')],
    ['the words of its records', /facts$/, (file) => replaceIn(file, 'forest', 'FOREST')],
    ['the words of its records, gone', /facts$/, (file) => rmSync(file)],
    ['the text of an entry', /\.pf_fragment$/, (file) => writeFileSync(file, 'poison')],
    ['its index', /\.pf_index$/, (file) => truncateSync(file, 20)],
  ])('a part of which another would be made: %s', async (what, pattern, damage) => {
    await build('before');
    const newest = inUse().find((id) => readFileSync(path.join(parts, id, 'members'), 'latin1').includes('1299 lime'));
    for (const file of listFiles(path.join(parts, newest ?? '')).filter((name) => pattern.test(name)))
      damage(path.join(parts, newest ?? '', file));
    made = [];
    await build('lemon', 'lemon');
    expect(made.length).toBe(400);
    await build('fresh lemon', 'lemon', path.join(root, `cache of ${what}`));
    expect(tree('lemon')).toEqual(tree('fresh lemon'));
    rmSync(path.join(cache, 'search'), { recursive: true });
  });

  function replaceIn(file: string, from: string, to: string): void {
    const text = readFileSync(file, 'latin1');
    expect(text).toContain(from);
    writeFileSync(file, text.replaceAll(from, to), 'latin1');
  }

  function swapParts(): void {
    const [a, b] = inUse().map((id) => path.join(parts, id, 'manifest'));
    if (!a || !b) throw new Error('Two parts are needed.');
    const [first, second] = [readFileSync(a), readFileSync(b)];
    writeFileSync(a, second);
    writeFileSync(b, first);
  }
});

it('parts that no build has used for long leave the cache', async () => {
  for (let i = 0; i < 27; i += 1)
    await writeSearchIndex(planSearch(sources().slice(i, i + 200)), path.join(root, 'many'), cache);
  // The one in use, and the 24 uses before it.
  expect(readdirSync(parts).length).toBeLessThanOrEqual(25);
});

it('leaves nothing of an earlier index behind, and writes none for an empty library', async () => {
  await build('twice', 'zebrawood');
  await build('twice');
  const folder = path.join(root, 'twice');
  const text = listFiles(folder).map((file) => readText(folder, file));
  expect(text.some((one) => one.includes('zebrawood'))).toBe(false);
  await writeSearchIndex(planSearch([]), folder, cache);
  expect(listFiles(folder)).toEqual([]);
});

it('stops the build, naming the entry, when a record cannot be found by any word', async () => {
  const empty: SearchSource = {
    url: '/notes/empty/',
    at: '2026-01-01',
    key: 'empty',
    make: async () => ({ url: '/notes/empty/', html: '<html><body></body></html>', names: '', summary: '', text: '' }),
  };
  await expect(writeSearchIndex(planSearch([empty]), path.join(root, 'empty'), cache)).rejects.toThrow(
    '/notes/empty/ has no words',
  );
});
