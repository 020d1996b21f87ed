import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { misspelt } from '#adapters/dictionary.ts';

const cacheDir = mkdtempSync(path.join(tmpdir(), 'fazen-spelling-'));
afterAll(() => {
  rmSync(cacheDir, { recursive: true });
});
const ask = (words: string[], own: string[] = []) => misspelt(new Set(words), new Set(own), cacheDir);

describe('the dictionary', () => {
  it('knows British English, and says what may have been meant', async () => {
    const found = await ask(['favour', 'recieve', "isn't", 'isn’t', 'supervisor']);
    expect([...found.keys()]).toEqual(['recieve']);
    expect(found.get('recieve')).toContain('receive');
  });

  it('has a verdict on words that are also names in the program', async () => {
    expect([...(await ask(['constructor', 'prototype', 'hasownproperty', 'valueof'])).keys()]).not.toContain(
      'constructor',
    );
    expect((await ask(['hasownproperty'])).get('hasownproperty')).toBeInstanceOf(Array);
  });

  it('knows what a common mistake stands for, and which words nearly always are one', async () => {
    const found = await ask(['basicley', 'definatlly', 'therefor', 'theatre']);
    expect(Object.fromEntries(found)).toEqual({
      basicley: ['basically'],
      definatlly: ['definitely'],
      therefor: ['therefore'],
    });
  });

  it('takes the house’s own words as right, and takes them back', async () => {
    expect((await ask(['qubitol'], ['qubitol'])).size).toBe(0);
    expect((await ask(['qubitol'])).size).toBe(1);
  });

  it('gives a verdict on every word of a text in no language, without looking long for what was meant', async () => {
    const words = Array.from(
      { length: 120 },
      (_, i) => `zqx${String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26))}vwk`,
    );
    const found = await ask(words);
    expect(found.size).toBe(120);
    expect([...found.values()].slice(50).flat()).toEqual([]);
  });

  it('asks again when what it kept is damaged', async () => {
    const folder = path.join(cacheDir, 'spelling');
    writeFileSync(path.join(folder, String(readdirSync(folder)[0])), '{"recieve": nul');
    expect((await ask(['recieve'])).size).toBe(1);
  });
});
