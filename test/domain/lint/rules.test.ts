import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { houseFindings } from '#adapters/house-rules.ts';
import type { Finding } from '#domain/lint/finding.ts';
import { listedOfRule } from '#domain/lint/lint.ts';
import { rules } from '#domain/lint/rules.ts';
import { entityFiles, noteText, withContent } from '../../support/notes.ts';
import { cases } from './cases.ts';
import { checkReport } from '#views/check-report.ts';
import { formatProblem } from '#domain/problem.ts';

const environment = {
  ...readEnvironment(),
  cacheDir: path.resolve('.cache/test'),
  now: new Date('2026-11-23T12:00:00Z'),
};

/** A PNG of one pixel, for notes that show a picture. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let findings: readonly Finding[] = [];
let texts: Record<string, string> = {};

beforeAll(async () => {
  texts = {
    ...entityFiles,
    ...Object.fromEntries(
      Object.entries(cases).flatMap(([rule, { hit, miss }]) => {
        const waive = `\n  - { rule: ${rule}, reason: "It is right as it stands." }`;
        return [
          [`notes/${rule}-hit.mdx`, noteText(hit)],
          [`notes/${rule}-miss.mdx`, noteText(miss)],
          [`notes/${rule}-waived.mdx`, noteText({ ...hit, fields: { ...hit.fields, waive } })],
        ];
      }),
    ),
    'notes/clean.mdx': noteText({}),
    'notes/all-wrong.mdx': noteText({ body: `## Context\n\n${'It was unprecedented.\n\n'.repeat(60)}` }),
    'notes/waives-nothing.mdx': noteText({
      fields: { waive: '\n  - { rule: superlativ, reason: "No." }\n  - { rule: advice, reason: "No." }' },
    }),
  };
  await withContent(texts, async (contentDir) => {
    const { writeFile } = await import('node:fs/promises');
    await writeFile(path.join(contentDir, 'notes/chart.png'), Buffer.from(pixel, 'base64'));
    const content = await readContent(contentDir);
    expect(content.problems.map((one) => formatProblem(one))).toEqual([]);
    findings = await houseFindings(content, { ...environment, contentDir });
  });
});

const foundIn = (file: string) => findings.filter((one) => one.file === `notes/${file}.mdx`);

describe('the house rules', () => {
  it('list the first of many, and say how many follow: a text in another language must not fill the screen', () => {
    const found = foundIn('all-wrong').filter((one) => one.rule === 'superlative');
    expect(found.length).toBe(listedOfRule);
    const [first, last] = [found[0], found.at(-1)];
    expect([first?.args['more'], last?.args['more']]).toEqual([undefined, String(60 - listedOfRule)]);
    const report = checkReport({
      root: 'content/',
      files: 1,
      problems: [],
      findings: found,
      drafts: new Set(),
      source: () => '',
    });
    expect(report.text()).toContain('There are 35 more of this kind below.');
  });

  it('have a case each', () => {
    expect(Object.keys(cases).sort()).toEqual(
      rules
        .map((one) => one.code)
        .filter((one) => one !== 'long-brief')
        .sort(),
    );
  });

  it('say nothing about a clean note', () => {
    expect(foundIn('clean')).toEqual([]);
  });

  it.each(Object.keys(cases))('%s: finds the fault, and only it', (rule) => {
    expect([...new Set(foundIn(`${rule}-hit`).map((one) => one.rule))]).toEqual([rule]);
  });

  it.each(Object.keys(cases))('%s: leaves what is close to it and right alone', (rule) => {
    expect(foundIn(`${rule}-miss`)).toEqual([]);
  });

  it.each(Object.keys(cases))('%s: can be waived with a reason', (rule) => {
    expect(foundIn(`${rule}-waived`)).toEqual([]);
  });

  it.each(Object.entries(cases).flatMap(([rule, { under }]) => (under ? [[rule, under] as const] : [])))(
    '%s: the caret stands under “%s”',
    (rule, under) => {
      const [first] = foundIn(`${rule}-hit`);
      const line = texts[`notes/${rule}-hit.mdx`]?.split('\n')[(first?.line ?? 0) - 1] ?? '';
      const column = (first?.column ?? 0) - 1;
      expect(line.slice(column, column + (first?.length ?? 0))).toBe(under);
    },
  );

  it('report waivers that waive nothing or name no rule', () => {
    expect(foundIn('waives-nothing').map(({ rule, args }) => [rule, args['rule'], args['hint']])).toEqual([
      ['waiver', 'superlativ', 'Did you mean “superlative”?'],
      ['waiver', 'advice', undefined],
    ]);
  });

  it.each(rules.map((rule) => [rule.code, rule] as const))('%s has a reason and a fix', (_, rule) => {
    expect(rule.reason.length).toBeGreaterThan(30);
    expect(rule.fix({}).length).toBeGreaterThan(5);
  });
});
