import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runScript, shippedSite } from '../support/build-site.ts';

let contentDir: string;
beforeEach(() => {
  contentDir = mkdtempSync(path.join(tmpdir(), 'tamper-'));
  cpSync(shippedSite.contentDir, contentDir, { recursive: true });
});
afterEach(() => rmSync(contentDir, { recursive: true, force: true }));

const ledger = () => path.join(contentDir, 'forecast-ledger.jsonl');
const lines = () => readFileSync(ledger(), 'utf8').trimEnd().split('\n');
const write = (changed: readonly string[]) => writeFileSync(ledger(), `${changed.join('\n')}\n`);
const run = (script: string, args: readonly string[] = []) =>
  runScript(script, args, {
    CONTENT_DIR: contentDir,
    OUT_DIR: path.join(contentDir, 'dist'),
    BUILD_NOW: shippedSite.now,
  });
const edit = (i: number, from: RegExp, to: string) => {
  const all = lines();
  const changed = (all[i] ?? '').replace(from, to);
  expect(changed).not.toBe(all[i]);
  write(all.with(i, changed));
};

const tamperings: [name: string, tamper: () => void, sentence: RegExp][] = [
  [
    'a probability is edited',
    () => edit(2, /"p":[\d.]+/, '"p":0.99'),
    /forecast-ledger\.jsonl:3:1 .*line 3 .* was edited after it was sealed/,
  ],
  [
    'criteria are edited',
    () => edit(4, /"criteria":"Yes/, '"criteria":"Perhaps'),
    /line 5 .* was edited after it was sealed/,
  ],
  [
    'a line is deleted',
    () => write(lines().filter((_, i) => i !== 6)),
    /line 7 .* does not continue the line above it: a line between them was removed/,
  ],
  ['the last line is deleted', () => write(lines().slice(0, -1)), /line 16 was removed/],
  [
    'two lines are swapped',
    () => write(lines().map((line, i, all) => (i === 3 ? all[4] : i === 4 ? all[3] : line) ?? '')),
    /line 4 .* was moved/,
  ],
  [
    'a seal is backdated',
    () => edit(8, /"sealedAt":"2026-/, '"sealedAt":"2025-'),
    /line 9 .* was edited[\s\S]*line 9 .* cannot be backdated/,
  ],
  [
    'a forecast is sealed twice',
    () => write([...lines(), lines()[0] ?? '']),
    /line 17 .* a second time; line 1 already does/,
  ],
];

describe('the build refuses, with the line and the reason, when', () => {
  it.each(tamperings)('%s', async (_, tamper, sentence) => {
    tamper();
    const build = await run('scripts/build.ts');
    expect(build.status).toBe(1);
    expect(build.output).toMatch(sentence);
    const check = await run('scripts/check.ts');
    expect(check.status).toBe(1);
  });

  it('a note no longer says what was sealed', async () => {
    const file = path.join(contentDir, 'notes/npm-worm-supply-chain.mdx');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace(/(- id: F1[\s\S]*?p: )0\.70/, '$10.90'));
    const { status, output } = await run('scripts/build.ts');
    expect(status).toBe(1);
    expect(output).toMatch(
      /npm-worm-supply-chain\.mdx:\d+:\d+ .*npm-worm-supply-chain#F1 was sealed \(line \d+ .*\) with p “0\.7”, and the note now says “0\.9”/,
    );
  });
});

describe('npm run seal', () => {
  it('has nothing to do in the shipped content, and seals what is new', async () => {
    const later = { CONTENT_DIR: contentDir, BUILD_NOW: '2026-12-01T12:00:00Z' };
    expect((await runScript('scripts/seal.ts', [], later)).output).toMatch(/Nothing to seal; 16 lines/);
    const file = path.join(contentDir, 'notes/npm-worm-supply-chain.mdx');
    const update = '    updates:\n      - { on: 2026-12-01, p: 0.6, why: "A quiet fortnight." }\n';
    writeFileSync(file, readFileSync(file, 'utf8').replace(/(- id: F2\n[\s\S]*?)( {4}resolveSource)/, `$1${update}$2`));
    expect((await run('scripts/seal.ts')).output).toContain('A seal cannot be backdated');
    expect((await runScript('scripts/seal.ts', [], later)).output).toMatch(
      /sealed npm-worm-supply-chain#F2 {2}p 0\.6[\s\S]*17 lines/,
    );
    const check = await run('scripts/check.ts');
    expect(check.status, check.output).toBe(0);
    expect(lines()).toHaveLength(17);
  });

  it('starts a ledger where there is none, and leaves out what is under embargo', async () => {
    rmSync(ledger());
    rmSync(path.join(contentDir, 'forecast-ledger.head.json'));
    expect((await run('scripts/check.ts')).output).toContain('this library keeps no ledger');
    const early = { CONTENT_DIR: contentDir, BUILD_NOW: '2026-11-23T05:45:00Z' };
    expect((await runScript('scripts/seal.ts', [], early)).status).toBe(0);
    const sealed = lines().map((line) => (JSON.parse(line) as { id: string }).id.split('#')[0]);
    expect(new Set(sealed)).toEqual(
      new Set(['npm-worm-supply-chain', 'frontier-access-directive', 'eu-ai-act-incident-clock']),
    );
    await run('scripts/seal.ts');
    expect(lines()).toHaveLength(16);
    expect((await run('scripts/check.ts')).status).toBe(0);
  });
});

describe('npm run resolve', () => {
  const id = 'npm-worm-supply-chain#F2';

  it('lists what is due, with what is needed to judge it', async () => {
    const { output } = await run('scripts/resolve.ts', ['--days', '365']);
    expect(output).toContain('16 forecast(s) due');
    expect(output).toContain('criteria   Yes if a Form 8-K');
  });

  it('writes an outcome with a new source, and leaves every other line as it was', async () => {
    const file = path.join(contentDir, 'notes/npm-worm-supply-chain.mdx');
    const before = readFileSync(file, 'utf8').split('\n');
    const source = ['--url', 'https://example.com/8-k', '--publisher', 'SEC', '--title', 'Form 8-K: "a worm"'];
    const { status, output } = await run('scripts/resolve.ts', [
      '--id',
      id,
      '--outcome',
      'happened',
      '--on',
      '2026-12-01',
      ...source,
    ]);
    expect(status, output).toBe(0);
    const after = readFileSync(file, 'utf8').split('\n');
    expect(before.filter((line) => !after.includes(line))).toEqual([]);
    expect(after.filter((line) => !before.includes(line)).map((line) => line.trim().split(':')[0])).toEqual([
      'outcome',
      'resolvedOn',
      'evidence',
      '- { id',
    ]);
    expect((await run('scripts/check.ts')).status).toBe(0);
  });

  it.each([
    ['without evidence', ['--id', id, '--outcome', 'happened'], /needs evidence/],
    ['with an outcome there is not', ['--id', id, '--outcome', 'yes'], /“yes” is not an outcome/],
    ['of a forecast there is not', ['--id', 'nothing#F1', '--outcome', 'happened'], /No public forecast is called/],
    [
      'with evidence there is not',
      ['--id', id, '--outcome', 'happened', '--evidence', 's99'],
      /no source in this file has the id “s99”/,
    ],
  ])('refuses an answer %s, and changes nothing', async (_, args, sentence) => {
    const file = path.join(contentDir, 'notes/npm-worm-supply-chain.mdx');
    const before = readFileSync(file, 'utf8');
    const { status, output } = await run('scripts/resolve.ts', args);
    expect(status).toBe(1);
    expect(output).toMatch(sentence);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
