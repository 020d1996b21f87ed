import { expect, it } from 'vitest';
import { parseFields } from '#adapters/frontmatter.ts';
import { formatProblem } from '#domain/problem.ts';

/** Faults of people who know Markdown: what the message must say, and words of the parser that it must not. */
it.each([
  ['sources: []\n  - id: s1', 3, 'Delete the “[]”'],
  ['sources: []\n# a remark\n  - id: s1', 3, 'Delete the “[]”'],
  ['title: Banks: what to watch', 2, 'Put the text in quotes'],
  ['sources:\n  - id: s1\n    title: Resilience: third parties', 4, 'Put the text in quotes'],
  ['title: A\n category: tech', 2, 'the line below this one is set in too far'],
  ['faq:\n  - q: A?\n   a: B', 4, 'begin in the same column'],
  [' title: A\ncategory: tech', 3, 'begin in the same column'],
  ['title: A\n\tcategory: tech', 3, 'Use spaces'],
  ['title: A\ntitle: B', 3, 'a second time'],
  ['title: "Banks\ncategory: tech', 3, 'not closed'],
  ['tags: [a, b\ncategory: tech', 3, 'not closed'],
  ['title: A\ncategory tech\nstatus: draft', 3, 'with a space after the colon'],
  ['title:A\ncategory: tech', 2, 'with a space after the colon'],
  ['title: @A', 2, 'Put the text in quotes'],
  ['title: "A \\d"', 2, 'a backslash in double quotes'],
])('%j is explained in the words of an editor', (fields, line, sentence) => {
  const parsed = parseFields('notes/a-note.mdx', `---\n${fields}\n---\n`);
  if (!('problem' in parsed)) throw new Error('it was read');
  const text = formatProblem(parsed.problem);
  expect(text).toContain(sentence);
  expect(text).toContain(`:${line}:`);
  expect(text).not.toMatch(/scalar|sequence|mapping|implicit|node|flow|token/i);
});
