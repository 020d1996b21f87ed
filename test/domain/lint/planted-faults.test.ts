import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readContent } from '#adapters/content-folder.ts';
import { readySpeller } from '#adapters/dictionary.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { houseFindings } from '#adapters/house-rules.ts';
import { fixtureSite, shippedSite } from '../../support/build-site.ts';

/** Every fault planted in test/fixtures/planted-faults, as file:line:code. */
const planted = [
  'notes/fields.mdx:4:bad-timestamp',
  'notes/fields.mdx:8:missing-field',
  'notes/fields.mdx:8:missing-field',
  'notes/record.mdx:31:missing-alt',
  'notes/record.mdx:33:heading-level',
  'notes/record.mdx:12:vague-forecast',
  'notes/record.mdx:13:forecast-due',
  'notes/record.mdx:14:forecast-already-true',
  'notes/record.mdx:24:impossible-date',
  'notes/record.mdx:29:weak-alt',
  'notes/record.mdx:35:source-without-link',
  'notes/wording.mdx:2:long-headline',
  'notes/wording.mdx:2:superlative',
  'notes/wording.mdx:6:long-takeaway',
  'notes/wording.mdx:6:doubled-word',
  'notes/wording.mdx:20:impossible-date',
  'notes/wording.mdx:25:faq-unanswered',
  'notes/wording.mdx:27:faq-unanswered',
  'notes/wording.mdx:29:single-origin',
  'notes/wording.mdx:30:impossible-date',
  'notes/wording.mdx:35:closed-market',
  'notes/wording.mdx:35:closed-market',
  'notes/wording.mdx:37:wrong-weekday',
  'notes/wording.mdx:37:date-after-publication',
  'notes/wording.mdx:39:figure-without-source',
  'notes/wording.mdx:39:source-without-link',
  'notes/wording.mdx:39:figure-without-source',
  'notes/wording.mdx:39:currency-code',
  'notes/wording.mdx:39:currency-code',
  'notes/wording.mdx:41:percent-or-points',
  'notes/wording.mdx:41:percent-or-points',
  'notes/wording.mdx:43:ticker-of-another',
  'notes/wording.mdx:43:ticker-of-another',
  'notes/wording.mdx:47:expectation-without-number',
  'notes/wording.mdx:47:certainty',
  'notes/wording.mdx:47:expectation-without-number',
  'notes/wording.mdx:49:advice',
  'notes/wording.mdx:49:advice',
  'notes/wording.mdx:49:placeholder',
  'notes/wording.mdx:51:link-text',
  'notes/wording.mdx:51:dead-link',
  'notes/wording.mdx:51:dead-link',
  'notes/wording.mdx:53:spelling',
  'notes/wording.mdx:53:superlative',
  'notes/wording.mdx:55:heading-empty-or-twice',
  'briefs/2026-11-20.md:2:impossible-date',
  'briefs/2026-11-20.md:4:figure-without-source',
  'briefs/2026-11-20.md:9:advice',
  'briefs/2026-11-20.md:11:ticker-of-another',
  'briefs/2026-11-20.md:16:impossible-date',
];

const environment = { ...readEnvironment(), cacheDir: path.resolve('.cache/test'), now: new Date(shippedSite.now) };

async function check(contentDir: string, cacheDir?: string): Promise<string[]> {
  const content = await readContent(contentDir);
  const speller = cacheDir ? readySpeller(cacheDir) : undefined;
  const settings = { ...environment, contentDir, cacheDir: cacheDir ?? environment.cacheDir };
  const findings = await houseFindings(content, settings, [], speller);
  return [
    ...content.problems.map(({ file, line, code }) => [file, line, code].join(':')),
    ...findings.map(({ file, line, rule }) => [file, line, rule].join(':')),
  ];
}

it(`all ${planted.length} planted faults are found, and nothing else`, async () => {
  expect((await check(fixtureSite('planted-faults').contentDir)).sort()).toEqual([...planted].sort());
});

it('are found by a first check too, which has its dictionary read in a process beside it', async () => {
  const cacheDir = mkdtempSync(path.join(tmpdir(), 'fazen-first-check-'));
  try {
    expect((await check(fixtureSite('planted-faults').contentDir, cacheDir)).sort()).toEqual([...planted].sort());
    expect(readySpeller(cacheDir)).toBeUndefined();
  } finally {
    rmSync(cacheDir, { recursive: true });
  }
});

it('the shipped notes and briefs raise no alarm', async () => {
  expect(await check(shippedSite.contentDir)).toEqual([]);
});
