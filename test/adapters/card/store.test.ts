import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheCard, cachedCard, pruneCards } from '#adapters/card/cache.ts';
import { drawCards } from '#adapters/card/draw.ts';
import { cardFileName, cardKey, cardPath } from '#adapters/card/name.ts';
import { indexedPng, textOfWhole, withText } from '#adapters/card/drawing/png.ts';
import { publishCards } from '#adapters/card/published.ts';
import type { CardModel } from '#views/card/model.ts';
import { noteModel } from '../../support/cards.ts';

let root: string;
let outDir: string;
let cacheDir: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'cards-'));
  [outDir, cacheDir] = [path.join(root, 'dist'), path.join(root, 'cache')];
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const day = (n: number) => new Date(Date.UTC(2026, 10, n));
/** A small picture that says its title. */
const render = async ({ title }: CardModel) =>
  withText(await indexedPng({ pixels: new Uint8Array(1), palette: [0] }, 1, 1), 'Title', title);
const library = (titles: Record<string, string>) =>
  new Map([
    ['site', noteModel('The site')],
    ...Object.entries(titles).map(([id, title]) => [`notes/${id}`, noteModel(title)] as const),
  ]);

async function build(cards: Map<string, CardModel>, now: Date, draw: typeof render = render) {
  const drawn = await drawCards(cards, { cacheDir, render: draw });
  return { drawn, ...(await publishCards(drawn.cards, { outDir, cacheDir, now })) };
}
const published = () => readdirSync(path.join(outDir, 'cards', 'notes')).sort();
const shown = (name: string, card: CardModel) =>
  textOfWhole(readFileSync(path.join(outDir, cardPath(name, card))), 'Title');

describe('the name of a card', () => {
  it('changes with anything it shows, and with the size, and with nothing else', () => {
    const card = noteModel('A');
    expect(cardKey(card)).toBe(cardKey({ ...card }));
    expect(cardKey(card)).toBe(cardKey(Object.fromEntries(Object.entries(card).reverse()) as unknown as CardModel));
    const others = [
      { ...card, title: 'B' },
      { ...card, text: 'x' },
      { ...card, mark: { word: 'Corrected', on: 'today' } },
    ] as CardModel[];
    expect(new Set([card, ...others].map((one) => cardKey(one))).size).toBe(4);
    expect(cardKey(card, 'square')).not.toBe(cardKey(card));
    expect(cardFileName('notes/a', card, 'story')).toMatch(/^notes\/a\.story\.[\da-f]{10}\.png$/);
    expect(cardPath('notes/a', card)).toBe(`/cards/notes/a.${cardKey(card).slice(0, 10)}.png`);
  });
});

describe('drawing', () => {
  it('draws only what the cache lacks', async () => {
    const cards = library({ a: 'A', b: 'B' });
    expect(await drawCards(cards, { cacheDir, render })).toMatchObject({ total: 3, cached: 0, drawn: 3, failed: 0 });
    expect(await drawCards(cards, { cacheDir, render })).toMatchObject({ total: 3, cached: 3, drawn: 0 });
    expect(await drawCards(library({ a: 'A', b: 'B2' }), { cacheDir, render })).toMatchObject({ cached: 2, drawn: 1 });
    expect(await drawCards(cards, { cacheDir, render, force: true })).toMatchObject({ cached: 0, drawn: 3 });
  });

  it('puts the default card in place of one that fails, lists it, and its own once it can be drawn', async () => {
    const cards = library({ a: 'A', b: 'B' });
    const failing = (card: CardModel) => (card.title === 'B' ? Promise.reject(new Error('broken')) : render(card));
    const first = await build(cards, day(1), failing);
    expect(first.drawn).toMatchObject({ drawn: 2, failed: 1, failures: [{ name: 'notes/b' }] });
    expect(shown('notes/b', noteModel('B'))).toBe('The site');
    await build(cards, day(1));
    expect(shown('notes/b', noteModel('B'))).toBe('B');
  });

  it('tells its progress: every card, from the hits to the last', async () => {
    await drawCards(library({ a: 'A' }), { cacheDir, render });
    const seen: number[] = [];
    await drawCards(library({ a: 'A', b: 'B', c: 'C' }), {
      cacheDir,
      render,
      onProgress: ({ done }) => seen.push(done),
    });
    expect(seen).toEqual([2, 3, 4]);
  });

  it('has no more cards in work than asked', async () => {
    let [now, most] = [0, 0];
    const slow = async (card: CardModel) => {
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setTimeout(resolve, 2));
      now -= 1;
      return render(card);
    };
    await drawCards(library(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`n${i}`, `T${i}`]))), {
      cacheDir,
      render: slow,
      concurrency: 3,
    });
    expect(most).toBe(3);
  });
});

describe('earlier names', () => {
  it('stay seven days after they were last current, and no longer', async () => {
    await build(library({ a: 'Old' }), day(1));
    await build(library({ a: 'Old' }), day(2));
    const old = path.basename(cardPath('notes/a', noteModel('Old')));
    expect((await build(library({ a: 'New' }), day(9))).kept).toBe(1);
    expect(published()).toContain(old);
    expect(published()).toHaveLength(2);
    await build(library({ a: 'New' }), day(10));
    expect(published()).toEqual([path.basename(cardPath('notes/a', noteModel('New')))]);
  });

  it('stay when the output folder was emptied between two builds', async () => {
    await build(library({ a: 'Old' }), day(1));
    rmSync(outDir, { recursive: true });
    await build(library({ a: 'New' }), day(2));
    expect(published()).toHaveLength(2);
  });

  it('go with a note that was withdrawn', async () => {
    await build(library({ a: 'Secret', b: 'B' }), day(1));
    await build(library({ b: 'B' }), day(2));
    expect(published()).toEqual([path.basename(cardPath('notes/b', noteModel('B')))]);
  });

  it('of a preview of a later moment are not published', async () => {
    await build(library({ a: 'Embargoed headline' }), day(20));
    await build(library({ a: 'Public headline' }), day(2));
    expect(published()).toEqual([path.basename(cardPath('notes/a', noteModel('Public headline')))]);
  });

  it('of another output folder are not published', async () => {
    const drawn = await drawCards(library({ a: 'Draft' }), { cacheDir, render });
    await publishCards(drawn.cards, { outDir: path.join(root, 'preview'), cacheDir, now: day(1) });
    await build(library({ a: 'Public' }), day(2));
    expect(published()).toHaveLength(1);
  });

  it('survive a manifest that cannot be read', async () => {
    await build(library({ a: 'Old' }), day(1));
    const folder = path.join(cacheDir, 'cards', 'published');
    for (const file of readdirSync(folder)) rmSync(path.join(folder, file));
    await build(library({ a: 'New' }), day(2));
    expect(published()).toHaveLength(1);
  });
});

describe('the cache', () => {
  it('loses what no published name asks for after thirty days, and nothing else', async () => {
    const [orphan, young, used] = ['a', 'b', 'c'].map((sign) => sign.repeat(64)) as [string, string, string];
    for (const key of [orphan, young, used]) await cacheCard(cacheDir, key, await render(noteModel('x')));
    for (const key of [orphan, used]) utimesSync(cachedCard(cacheDir, key), day(1), day(1));
    utimesSync(cachedCard(cacheDir, young), day(20), day(20));
    const later = new Date(day(1).getTime() + 31 * 86_400_000);
    expect(await pruneCards(cacheDir, new Set([used]), later)).toBe(1);
    expect([orphan, young, used].map((key) => existsSync(cachedCard(cacheDir, key)))).toEqual([false, true, true]);
    // Once a day is enough.
    utimesSync(cachedCard(cacheDir, young), day(1), day(1));
    expect(await pruneCards(cacheDir, new Set([used]), later)).toBe(0);
    expect(await pruneCards(cacheDir, new Set([used]), new Date(later.getTime() + 86_400_000))).toBe(1);
  });

  it('lies outside node_modules, in folders by the first two signs of the key', () => {
    expect(cachedCard('.cache', 'ab'.repeat(32))).toBe(path.join('.cache', 'cards', 'ab', `${'ab'.repeat(32)}.png`));
  });
});

describe('a picture that is not what it should be', () => {
  const cards = () => library({ a: 'A', b: 'B', c: 'C' });
  const fileOf = (title: string) => cachedCard(cacheDir, cardKey(noteModel(title)));
  const placeOf = (title: string) => path.join(outDir, cardPath(`notes/${title.toLowerCase()}`, noteModel(title)));
  const forget = () => rmSync(path.join(cacheDir, 'cards', 'verified.json'));

  const damages: Record<string, () => Promise<void> | void> = {
    'cut short': () => truncateSync(fileOf('B'), 40),
    emptied: () => truncateSync(fileOf('B'), 0),
    'cut short while nothing remembers it': () => {
      truncateSync(fileOf('B'), statSync(fileOf('B')).size - 1);
      forget();
    },
    'changed by one bit': () => {
      const bytes = readFileSync(fileOf('B'));
      bytes[45] = (bytes[45] ?? 0) ^ 1;
      writeFileSync(fileOf('B'), bytes);
    },
    'the picture of another card': () => {
      copyFileSync(fileOf('A'), `${fileOf('B')}.new`);
      renameSync(`${fileOf('B')}.new`, fileOf('B'));
    },
    'written by a version that put no key into it': async () =>
      writeFileSync(fileOf('B'), await render(noteModel('B'))),
    'a text file': () => writeFileSync(fileOf('B'), 'not found'),
    gone: () => rmSync(fileOf('B')),
    'cut short by a tool that worked on the site': () => truncateSync(placeOf('B'), 30),
  };
  it.each(Object.entries(damages))('in the cache, %s, is drawn anew and put into the site', async (name, damage) => {
    await build(cards(), day(1));
    await damage();
    const { drawn } = await build(cards(), day(1));
    expect(drawn).toMatchObject({ cached: 3, drawn: 1, failed: 0, damaged: name === 'gone' ? 0 : 1 });
    for (const title of ['A', 'B', 'C']) expect(shown(`notes/${title.toLowerCase()}`, noteModel(title))).toBe(title);
    expect((await build(cards(), day(1))).drawn).toMatchObject({ cached: 4, drawn: 0, damaged: 0 });
  });

  it.each([
    ['gone', () => rmSync(placeOf('B'))],
    ['another file', () => (rmSync(placeOf('B')), writeFileSync(placeOf('B'), 'other'))],
    [
      'half a file',
      () => (rmSync(placeOf('B')), writeFileSync(placeOf('B'), readFileSync(fileOf('B')).subarray(0, 30))),
    ],
    ['the whole folder', () => rmSync(outDir, { recursive: true })],
  ])('in the site, %s, is put there again; what is right stays untouched', async (name, damage) => {
    await build(cards(), day(1));
    const before = statSync(placeOf('A')).ctimeMs;
    damage();
    const { drawn } = await build(cards(), day(1));
    expect(drawn).toMatchObject({ cached: 4, drawn: 0, damaged: 0 });
    expect(shown('notes/b', noteModel('B'))).toBe('B');
    expect(statSync(placeOf('B')).ino).toBe(statSync(fileOf('B')).ino);
    if (name !== 'the whole folder') expect(statSync(placeOf('A')).ctimeMs).toBe(before);
  });

  it('is looked for in a cache restored from elsewhere, with other times and nothing remembered', async () => {
    await build(cards(), day(1));
    forget();
    for (const title of ['A', 'B', 'C']) utimesSync(fileOf(title), day(3), day(3));
    truncateSync(fileOf('C'), 50);
    expect((await build(cards(), day(4))).drawn).toMatchObject({ cached: 3, drawn: 1, damaged: 1 });
  });

  it('leaves the build alone when it is the memory of the cache', async () => {
    await build(cards(), day(1));
    writeFileSync(path.join(cacheDir, 'cards', 'verified.json'), '[["half');
    expect((await build(cards(), day(1))).drawn).toMatchObject({ cached: 4, drawn: 0, damaged: 0 });
  });

  it('is not kept under an earlier name either', async () => {
    await build(cards(), day(1));
    truncateSync(fileOf('B'), 40);
    expect((await build(library({ a: 'A', b: 'New', c: 'C' }), day(2))).kept).toBe(0);
    expect(existsSync(placeOf('B'))).toBe(false);
  });
});
