import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeKey } from '#adapters/code-key.ts';
import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import type { FindingsRecord } from '#adapters/findings-cache.ts';
import { houseFindings } from '#adapters/house-rules.ts';
import { readSealed, writeSealed } from '#adapters/sealed-file.ts';
import { entityFiles, noteText, withContent } from '../support/notes.ts';

let cacheDir = '';
beforeEach(() => {
  cacheDir = mkdtempSync(path.join(tmpdir(), 'fazen-findings-'));
});
afterEach(() => {
  rmSync(cacheDir, { recursive: true });
});

const forecasts =
  '\n  - { id: F1, question: "Will it close above its March level?", p: 0.4, elicited: at-issue, opens: 2026-11-20, resolvesBy: 2027-03-31, criteria: "Yes if the closing level is higher." }';
const files = {
  ...entityFiles,
  'dictionary.txt': 'qubitol\n',
  'notes/one.mdx': noteText({
    body: '## Context\n\nQubitol grew; see [the gap](/notes/two/#the-gap) and CrowdStrike (CRWD) and the [letters](/topics/letters/).<Cite id="s1" />\n',
  }),
  'notes/two.mdx': noteText({
    fields: { forecasts, tags: '[letters]' },
    body: '## The gap\n\nAn unprecedented gap.<Cite id="s1" />\n',
  }),
  'briefs/2026-11-21.md': `---
publishedAt: 2026-11-21T07:00:00Z
status: published
bottomLine: The gap stayed.
stories:
${[1, 2, 3].map((n) => `  - { headline: Story ${n}, category: tech, fact: A fact., implication: It matters., note: one, tickers: [XNAS:CRWD] }`).join('\n')}
---
`,
};

async function find(contentDir: string, now = '2026-11-23T12:00:00Z', cache = cacheDir): Promise<string[]> {
  const content = await readContent(contentDir);
  expect(content.problems).toEqual([]);
  const environment = { ...readEnvironment(), contentDir, cacheDir: cache, now: new Date(now) };
  return (await houseFindings(content, environment)).map((one) => `${one.file}:${one.line} ${one.rule}`);
}

const store = () => {
  const folder = path.join(cacheDir, 'findings');
  return path.join(folder, String(readdirSync(folder)[0]));
};

describe('findings kept from an earlier check', () => {
  it('are used while nothing changed', () =>
    withContent(files, async (contentDir) => {
      expect((await find(contentDir)).map((one) => one.split(' ')[1])).toEqual(['superlative']);
      const kept = readSealed(store(), codeKey()) as Map<string, FindingsRecord>;
      const mark = (record: FindingsRecord): FindingsRecord => ({
        ...record,
        findings: record.findings.map((one) => ({ ...one, rule: 'kept' })),
      });
      writeSealed(store(), codeKey(), new Map([...kept].map(([file, record]) => [file, mark(record)])));
      expect((await find(contentDir)).map((one) => one.split(' ')[1])).toEqual(['kept']);
    }));

  it('count for nothing when the file is damaged, cut short, or from another version of the rules', () =>
    withContent(files, async (contentDir) => {
      const right = await find(contentDir);
      const bytes = readFileSync(store());
      const flipped = Buffer.from(bytes);
      flipped[bytes.length - 20] = (flipped[bytes.length - 20] ?? 0) ^ 1;
      for (const bad of [flipped, bytes.subarray(0, bytes.length / 2), Buffer.alloc(0), Buffer.from('{}')]) {
        writeFileSync(store(), bad);
        expect(await find(contentDir)).toEqual(right);
      }
      writeSealed(store(), 'another version', new Map([['notes/two.mdx', { findings: [] }]]));
      expect(await find(contentDir)).toEqual(right);
    }));

  // Each change of the world, and what must be found after it although the text of the file found in stayed the same.
  const changes: Record<string, { change: Record<string, string>; now?: string; found: string }> = {
    'a word leaves the dictionary': { change: { 'dictionary.txt': '' }, found: 'notes/one.mdx spelling' },
    'a company gets another ticker': {
      change: { 'entities/crowdstrike.yaml': entityFiles['entities/crowdstrike.yaml'].replace('CRWD', 'CRWX') },
      found: 'notes/one.mdx ticker-of-another',
    },
    'a heading that is linked to has another name': {
      change: { 'notes/two.mdx': files['notes/two.mdx'].replace('## The gap', '## Another gap') },
      found: 'notes/one.mdx dead-link',
    },
    'the last note of a topic loses it': {
      change: { 'notes/two.mdx': files['notes/two.mdx'].replace('tags: [letters]', 'tags: []') },
      found: 'notes/one.mdx dead-link',
    },
    'the note of a story is no longer about the company': {
      change: {
        'notes/one.mdx': files['notes/one.mdx'].replace('entities: [crowdstrike, tenable]', 'entities: [tenable]'),
      },
      found: 'briefs/2026-11-21.md ticker-of-another',
    },
    'a forecast falls due': { change: {}, now: '2027-04-01T12:00:00Z', found: 'notes/two.mdx forecast-due' },
  };
  it.each(Object.entries(changes))('are found anew when %s', (_, { change, now, found }) =>
    withContent(files, async (contentDir) => {
      const before = await find(contentDir);
      for (const [name, text] of Object.entries(change)) writeFileSync(path.join(contentDir, name), text);
      const after = await find(contentDir, now);
      const [file = '', rule = ''] = found.split(' ');
      const has = (list: readonly string[]) =>
        list.some((one) => one.startsWith(`${file}:`) && one.endsWith(` ${rule}`));
      expect([has(before), has(after)]).toEqual([false, true]);
      expect(after).toEqual(await find(contentDir, now, path.join(cacheDir, 'fresh')));
    }),
  );

  it('of other files stay when one file is checked, and are no part of the answer', () =>
    withContent(files, async (contentDir) => {
      await find(contentDir);
      const content = await readContent(contentDir);
      const environment = { ...readEnvironment(), contentDir, cacheDir, now: new Date('2026-11-23T12:00:00Z') };
      expect(await houseFindings(content, environment, ['notes/one.mdx'])).toEqual([]);
      const kept = readSealed(store(), codeKey()) as Map<string, FindingsRecord>;
      expect([...kept.keys()].sort()).toEqual(
        Object.keys(files)
          .filter((one) => one.includes('/'))
          .sort(),
      );
    }));
});
