import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '#adapters/content-folder.ts';
import { formatProblem, type Problem } from '#domain/problem.ts';

/** A note that is right; each case breaks one line of it. Line numbers are those an editor sees. */
const good = [
  /* 1 */ '---',
  /* 2 */ 'title: A title',
  /* 3 */ 'category: tech',
  /* 4 */ 'publishedAt: 2026-03-27T19:40:00Z',
  /* 5 */ 'status: published',
  /* 6 */ 'keyTakeaway: The conclusion.',
  /* 7 */ 'sources:',
  /* 8 */ '  - id: s1',
  /* 9 */ '    publisher: OECD.AI',
  /* 10 */ '    title: An incident',
  /* 11 */ '    url: https://oecd.ai/en/incidents',
  /* 12 */ '    accessed: 2026-11-23',
  /* 13 */ '---',
  /* 14 */ '',
  /* 15 */ '## Context',
  /* 16 */ '',
  /* 17 */ 'A sentence with a source.<Cite id="s1" />',
];

const storyLine = (note: string, n: number) =>
  `  - { headline: Story ${n}, category: tech, fact: A fact., implication: An implication., note: ${note} }`;
const brief = (...notes: string[]) =>
  [
    '---',
    'publishedAt: 2026-03-28T07:00:00Z',
    'status: published',
    'stories:',
    ...notes.map(storyLine),
    '---',
    '',
  ].join('\n');

type Files = Record<string, string>;
const note = (line: number, ...replacement: string[]): Files => ({
  'notes/a-note.mdx': [...good.slice(0, line - 1), ...replacement, ...good.slice(line)].join('\n'),
});
const goodNote = note(1, '---');

/** [what is wrong, files, code, file, line] */
const cases: [string, Files, Problem['code'], string, number][] = [
  ['a date that does not exist', note(4, 'publishedAt: 2026-02-30T08:00:00Z'), 'bad-timestamp', 'notes/a-note.mdx', 4],
  ['a date without time and zone', note(4, 'publishedAt: 2026-03-27'), 'bad-timestamp', 'notes/a-note.mdx', 4],
  ['an empty date', note(4, 'publishedAt:'), 'empty-field', 'notes/a-note.mdx', 4],
  ['an unknown category', note(3, 'category: technology'), 'unknown-value', 'notes/a-note.mdx', 3],
  ['a misspelt key', note(5, 'status: published', 'keyTakeway: x'), 'unknown-key', 'notes/a-note.mdx', 6],
  ['a missing takeaway', note(6), 'missing-field', 'notes/a-note.mdx', 1],
  ['an over-long takeaway', note(6, `keyTakeaway: ${'x'.repeat(281)}`), 'too-long', 'notes/a-note.mdx', 6],
  [
    'one id twice',
    { ...goodNote, 'notes/a-note.md': good.slice(0, 16).join('\n') },
    'duplicate-id',
    'notes/a-note.mdx',
    1,
  ],
  [
    'a brief that links a note which is not there',
    { ...goodNote, 'briefs/2026-03-28.md': brief('a-note', 'a-nite', 'a-note') },
    'unknown-reference',
    'briefs/2026-03-28.md',
    6,
  ],
  ['an unknown component', note(17, '<Calout title="T">text</Calout>'), 'unknown-component', 'notes/a-note.mdx', 17],
  ['a bare less-than sign', note(17, 'Growth was <5% in May.'), 'lone-less-than', 'notes/a-note.mdx', 17],
  ['a lone brace', note(17, 'A set { of things.'), 'lone-brace', 'notes/a-note.mdx', 17],
  ['a source without access date', note(12), 'missing-field', 'notes/a-note.mdx', 8],
  ['an import', note(17, "import fs from 'node:fs'"), 'code-in-note', 'notes/a-note.mdx', 17],
  ['an export', note(17, 'export const x = 1'), 'code-in-note', 'notes/a-note.mdx', 17],
  ['an expression', note(17, 'The token is {process.env.TOKEN}.'), 'code-in-note', 'notes/a-note.mdx', 17],
  ['an attribute that is code', note(17, '<Callout title={x}>text</Callout>'), 'code-in-note', 'notes/a-note.mdx', 17],
  ['raw HTML', note(17, '<script>alert(1)</script>'), 'raw-html', 'notes/a-note.mdx', 17],
  [
    'raw HTML in plain Markdown',
    { 'notes/b.md': [...good.slice(0, 16), 'a <b>bold</b> word'].join('\n') },
    'raw-html',
    'notes/b.md',
    17,
  ],
  ['a link that could run', note(17, '[text](javascript:alert)'), 'bad-link', 'notes/a-note.mdx', 17],
  ['a citation of no source', note(17, 'A fact.<Cite id="s2" />'), 'unknown-source', 'notes/a-note.mdx', 17],
  ['a picture without description', note(17, '![](./x.csv)'), 'missing-alt', 'notes/a-note.mdx', 17],
  ['a picture that is not there', note(17, '![A chart](./x.png)'), 'missing-asset', 'notes/a-note.mdx', 17],
  ['a picture above the folder', note(17, '![A chart](../../x.png)'), 'bad-asset', 'notes/a-note.mdx', 17],
  ['a heading of level one', note(15, '# Context'), 'heading-level', 'notes/a-note.mdx', 15],
  [
    'a component inside a sentence that needs its own line',
    note(17, 'See <DataTable caption="c">x</DataTable> here.'),
    'own-line',
    'notes/a-note.mdx',
    17,
  ],
  ['no frontmatter', { 'notes/a-note.md': '## Context\n' }, 'no-frontmatter', 'notes/a-note.md', 1],
  ['YAML that cannot be read', note(2, 'title: A: title'), 'bad-yaml', 'notes/a-note.mdx', 2],
  [
    'a file name with spaces',
    { 'notes/A Note.md': good.slice(0, 16).join('\n') },
    'bad-file-name',
    'notes/A Note.md',
    1,
  ],
  ['a draft that is misspelt', note(5, 'status: published', 'darft: true'), 'unknown-key', 'notes/a-note.mdx', 6],
];

describe('content that is wrong', () => {
  it.each(cases)('%s is one problem at its line', async (_, files, code, file, line) => {
    const problems = await problemsIn(files);
    const places = problems.map((one) => ({ code: one.code, file: one.file, line: one.line }));
    // The missing picture is a second, true problem of the same line.
    const expected =
      code === 'missing-alt'
        ? [
            { code, file, line },
            { code: 'missing-asset', file, line },
          ]
        : [{ code, file, line }];
    expect(places).toEqual(expected);
  });

  it('content that is right has none', async () => {
    expect(await problemsIn({ ...goodNote, 'briefs/2026-03-28.md': brief('a-note', 'a-note', 'a-note') })).toEqual([]);
  });

  it('the text is looked at when fields are wrong, too', async () => {
    const problems = await problemsIn({
      'notes/a-note.mdx': note(3, 'category: nope')['notes/a-note.mdx'] + '\n![](./x.csv)\n',
    });
    expect(problems.map((one) => one.code)).toEqual(['unknown-value', 'missing-alt', 'missing-asset']);
  });

  it('suggests the id where its name was written, and counts as people do', async () => {
    const [problem] = await problemsIn(note(5, 'status: published', 'entities: [a-company, Our Bank]'));
    expect(formatProblem(problem as Problem)).toContain(
      'entities no. 2: “Our Bank” is not an id of a–z, 0–9 and hyphens. Did you mean “our-bank”?',
    );
  });

  it('suggests the key that was meant', async () => {
    const [problem] = await problemsIn(note(5, 'status: published', 'keyTakeway: x'));
    expect(formatProblem(problem as Problem, 'content/')).toBe(
      'content/notes/a-note.mdx:6:1 — keyTakeway: there is no field called “keyTakeway”. Did you mean “keyTakeaway”? Correct the name or remove the line.',
    );
  });

  it('reports every file and every field, not the first only', async () => {
    const problems = await problemsIn({ ...note(3, 'category: nope'), 'notes/other.md': '---\ntitle: x\n---\n' });
    expect(problems.map((one) => `${one.file}:${one.path}`)).toEqual([
      'notes/a-note.mdx:category',
      'notes/other.md:category',
      'notes/other.md:publishedAt',
      'notes/other.md:status',
      'notes/other.md:keyTakeaway',
    ]);
  });
});

async function problemsIn(files: Files): Promise<readonly Problem[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'content-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    return (await readContent(folder)).problems;
  } finally {
    await rm(folder, { recursive: true });
  }
}
