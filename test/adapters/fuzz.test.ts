import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readContent } from '#adapters/content-folder.ts';
import { parseFields } from '#adapters/frontmatter.ts';
import { noteBody } from '#adapters/note-body.ts';
import { createLibrary } from '#domain/library.ts';
import { lint } from '#domain/lint/lint.ts';
import { readManuscript } from '#domain/lint/manuscript.ts';
import { noteSchema } from '#domain/note.ts';
import { formatProblem } from '#domain/problem.ts';
import { bodyHtml } from '#views/body/render.ts';
import { noteCard } from '#views/card/model.ts';
import { noteDraft } from '#views/draft/note.ts';
import { entityFiles, noteText, withContent } from '../support/notes.ts';

const now = new Date('2026-11-23T12:00:00Z');
const seed = 20261123;
const runs = 5000;

const risky = noteDraft({ title: 'A risk', now, riskBriefing: true }).replace('status: draft', 'status: published');
const bases = [
  noteText({}),
  risky,
  noteText({
    body: '## A\n\n<Callout title="T">\n\nText *with* `code`.\n\n</Callout>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  }),
];

/** What breaks parsers of YAML, Markdown, MDX and dates, and what people paste. */
const tokens = [
  '<',
  '{',
  '}',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '{process.env.TOKEN}',
  'import x from "fs"',
  'export const a = 1',
  '---',
  '\n---\n',
  ': ',
  '- ',
  '#',
  '*alias',
  '&anchor',
  '<<: *a',
  '!!js/function "f"',
  '"',
  "'",
  '\\',
  '\t',
  '\u0000',
  '\u2028',
  '\ufeff',
  '\ud83d\ude00',
  '\u202e',
  ']]>',
  '&amp;',
  '<!-- x -->',
  '<https://a.b>',
  '[x](javascript:alert(1))',
  '![](../../etc/passwd)',
  '<Cite id="nope" />',
  '<Cite id={x} />',
  '<Figure src="../x.png" alt="a" caption="c" />',
  '2026-02-30',
  '0000-00-00',
  '9'.repeat(400),
  'null',
  '~',
  '[]',
  '{}',
  '[[[[',
  '|',
  '>-',
  '%',
  '@',
  '`',
  'y'.repeat(5000),
  '</Callout>',
  '<Callout',
  '<a.b.c/>',
  '<></>',
  '# H1',
  '###### H6',
];
const token = fc.oneof(
  fc.constantFrom(...tokens),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

type Mutation = (text: string) => string;
const at = (text: string, place: number) => Math.floor(place * (text.length + 1));
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(token, fc.double({ min: 0, max: 1, noNaN: true })).map(
    ([word, p]): Mutation =>
      (text) =>
        text.slice(0, at(text, p)) + word + text.slice(at(text, p)),
  ),
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40)).map(
    ([p, n]): Mutation =>
      (text) =>
        text.slice(0, at(text, p)) + text.slice(at(text, p) + n),
  ),
  fc.tuple(fc.nat(60), fc.nat(60)).map(([from, to]): Mutation => (text) => {
    const lines = text.split('\n');
    const [line = ''] = lines.splice(from % lines.length, 1);
    lines.splice(to % (lines.length + 1), 0, line);
    return lines.join('\n');
  }),
  fc.tuple(fc.nat(60), token).map(
    ([n, word]): Mutation =>
      (text) =>
        text
          .split('\n')
          .map((line, i, all) => (i === n % all.length ? line.replace(/:.*/, `: ${word}`) : line))
          .join('\n'),
  ),
);
const mutated = fc
  .tuple(fc.constantFrom(...bases), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([base, steps]) => steps.reduce((text, step) => step(text), base));
const made = fc
  .tuple(fc.json({ maxDepth: 3 }), fc.string({ maxLength: 300 }))
  .map(([fields, body]) => `---\n${fields}\n---\n${body}`);
const file = fc.oneof(
  { weight: 8, arbitrary: mutated },
  { weight: 1, arbitrary: made },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
);

const world = { now, misspelt: new Map(), hasPage: () => false, anchors: () => undefined, factsLeftOut: () => [] };

it(
  `${runs} random and mutated notes: no crash, every fault a sentence, and nothing invalid gets through`,
  () =>
    withContent({ ...entityFiles, 'notes/first.mdx': noteText({}) }, async (folder) => {
      const texts = fc.sample(file, { numRuns: runs, seed });
      for (let from = 0; from < texts.length; from += 250)
        await Promise.all(
          texts.slice(from, from + 250).map((text, i) => writeFile(path.join(folder, `notes/n${from + i}.mdx`), text)),
        );
      const content = await readContent(folder);
      const broken = new Set(content.problems.map((one) => one.file));
      for (const problem of content.problems) {
        const sentence = formatProblem(problem);
        expect(sentence).not.toMatch(/undefined|\[object|\n\s+at /);
        expect(problem.line).toBeGreaterThan(0);
      }
      const passed = content.entries.notes.filter((note) => !broken.has(note.file));
      expect(passed.length).toBeGreaterThan(100);
      expect(broken.size).toBeGreaterThan(1000);
      for (const note of content.entries.notes)
        lint(readManuscript('notes', note), { ...world, entries: content.entries });
      const library = createLibrary({ ...content.entries, notes: passed }, now);
      for (const note of passed) {
        expect(noteSchema.safeParse(rawFields(note.file, note.body)).success).toBe(true);
        const html = bodyHtml(await noteBody(folder, note));
        expect(html).not.toMatch(/<(?:script|img|iframe|style|object)\b|\son\w+=|(?:href|src)="(?:javascript|data):/i);
        noteCard(note, undefined);
      }
      expect(library.notes.every((note) => note.data.publishedAt <= now)).toBe(true);
    }),
  180_000,
);

it.each([
  ['an alias without its anchor', 'tags: *nowhere'],
  [
    'a bomb of aliases',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
      .split('')
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[i]}`).join(',')}]`)
      .join('\n')}`,
  ],
  ['a tag of another language', 'tags: !!js/function "() => 1"'],
  ['a key that is a list', '? [a, b]\n: c'],
  ['the same key twice', 'title: A\ntitle: B'],
])('%s is a problem with a line, not a crash', (_, yaml) =>
  withContent({ 'notes/a.mdx': `---\n${yaml}\n---\n` }, async (folder) => {
    const { problems } = await readContent(folder);
    expect(problems.length).toBeGreaterThan(0);
  }),
);

/** The fields as they stand in the file. */
function rawFields(file: string, text: string): unknown {
  const parsed = parseFields(file, text);
  return 'raw' in parsed ? parsed.raw : undefined;
}
