import path from 'node:path';
import { expect, it } from 'vitest';
import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { houseFindings } from '#adapters/house-rules.ts';
import { withContent } from '../../support/notes.ts';

/** A brief of five stories whose facts and implications have so many characters. */
const brief = (fact: number, implication: number, waive = '') => `---
publishedAt: 2026-11-20T07:00:00Z
status: published
${waive}bottomLine: ${sentence(108)}
stories:
${[1, 2, 3, 4, 5].map((n) => `  - headline: Story number ${n} ${'of the day and of the week '.repeat(2)}\n    category: tech\n    fact: Bank ${n} was told. ${sentence(fact - 17)}\n    implication: Case ${n} matters. ${sentence(implication - 17)}\n    source: { publisher: The long name of a publisher whose name is long indeed, title: T, url: "https://oecd.ai/", accessed: 2026-11-19 }`).join('\n')}
watch:
${[1, 2, 3, 4].map((n) => `  - { at: 2026-12-0${n}T09:00:00Z, text: "${sentence(115)}" }`).join('\n')}
---
`;
const sentence = (length: number) =>
  `${'The supervisor wrote to the banks again and asked for an answer. '
    .repeat(8)
    .slice(0, length - 1)
    .trim()}.`;
const waiver = 'waive:\n  - { rule: long-brief, reason: "All five matter today." }\n';

it('long-brief: finds facts that the message leaves out, not a brief that fits, and can be waived', () =>
  withContent(
    {
      'briefs/2026-11-20.md': brief(168, 198),
      'briefs/2026-11-21.md': brief(90, 90).replace('2026-11-20T07', '2026-11-21T07'),
      'briefs/2026-11-22.md': brief(168, 198, waiver).replace('2026-11-20T07', '2026-11-22T07'),
    },
    async (contentDir) => {
      const content = await readContent(contentDir);
      expect(content.problems).toEqual([]);
      const environment = {
        ...readEnvironment(),
        contentDir,
        cacheDir: path.resolve('.cache/test'),
        now: new Date('2026-11-23T12:00:00Z'),
      };
      const found = await houseFindings(content, environment);
      expect([...new Set(found.map((one) => `${one.file} ${one.rule}`))]).toEqual(['briefs/2026-11-20.md long-brief']);
    },
  ));
