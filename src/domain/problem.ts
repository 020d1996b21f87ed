import { ledgerWordings } from '#domain/ledger-wordings.ts';

/**
 * A finding about the content, as data. The sentence is made at one edge (`formatProblem`), so the command line, the
 * build and the tests share the finding and not the wording.
 */
export interface Problem {
  readonly code: ProblemCode;
  /** Path of the file as the editor knows it, e.g. `notes/claude-mythos-leak.mdx`. */
  readonly file: string;
  /** 1-based line and column in that file. */
  readonly line: number;
  readonly column: number;
  /** The field, e.g. `sources.2.accessed`; empty when the finding is about the text. */
  readonly path: string;
  readonly args: Readonly<Record<string, string>>;
}

/** Where a field stands in its file. */
export type Locate = (path: readonly PropertyKey[], options?: { key?: string }) => { line: number; column: number };

type Wording = (args: Readonly<Record<string, string>>) => string;

/** What happened, why, and what to do: one entry per kind of problem. */
const wordings = {
  'no-frontmatter': () =>
    'the file does not begin with a frontmatter block. Start it with a line of three hyphens, the fields, and three hyphens again.',
  'bad-yaml': (a) => `the fields cannot be read: ${a['reason']}.`,
  'bad-file-name': (a) =>
    `the file name “${a['name']}” becomes part of an address, so it may hold only a–z, 0–9 and hyphens. Rename it, for example to “${a['suggestion']}”.`,
  'duplicate-id': (a) =>
    `“${a['id']}” is already the id of ${a['other']}. The file name is the id: rename or delete one of the two.`,
  'missing-field': (a) => `${a['field']} is missing. ${a['hint']}`,
  'empty-field': (a) => `${a['field']} is empty. ${a['hint']}`,
  'unknown-key': (a) => `there is no field called “${a['key']}”${stop(a['near'])} Correct the name or remove the line.`,
  'unknown-value': (a) => `“${a['value']}” is not allowed here${stop(a['near'])} Choose one of: ${a['allowed']}.`,
  'wrong-type': (a) => `expected ${a['expected']}, found ${a['found']}. ${a['hint']}`,
  'too-long': (a) =>
    `${a['length']} ${a['unit']}, and ${a['max']} are allowed. Shorten it; the same text goes to the page, the feeds, the card and Telegram.`,
  'too-short': (a) =>
    `${a['length']} ${a['unit']}, and at least ${a['min']} ${a['min'] === '1' ? 'is' : 'are'} needed.`,
  'bad-timestamp': (a) =>
    `“${a['value']}” is not a moment in time. Write the date, the time and the zone, for example 2026-03-27T19:40:00Z or 2026-03-27T20:40:00+01:00.`,
  'bad-day': (a) => `“${a['value']}” is not a date. Write year-month-day, for example 2026-11-23.`,
  'bad-url': (a) => `“${a['value']}” is not a web address. Write it in full, beginning with https://.`,
  'bad-format': (a) => `“${a['value']}” is not ${a['expected']}${stop(a['near'])}`,
  'unknown-reference': (a) =>
    `no ${a['kind']} is called “${a['id']}”${stop(a['near'])} Use the id (file name) of an existing ${a['kind']}.`,
  'unknown-source': (a) =>
    `no source in this file has the id “${a['id']}”${stop(a['near'])} Add it under sources, or correct the id.`,
  'duplicate-key': (a) => `the id “${a['id']}” is used twice under ${a['list']}. Give each its own.`,
  rule: (a) => `${a['sentence']}`,
  'unknown-component': (a) =>
    `<${a['name']}> is not a component a note can use${stop(a['near'])} Allowed: ${a['allowed']}.`,
  'unknown-attribute': (a) =>
    `<${a['name']}> has no attribute “${a['attribute']}”${stop(a['near'])} It takes: ${a['allowed']}.`,
  'missing-attribute': (a) => `<${a['name']}> needs the attribute “${a['attribute']}”, for example ${a['example']}.`,
  'bad-attribute': (a) => `<${a['name']} ${a['attribute']}="${a['value']}">: ${a['hint']}`,
  'code-in-note': (a) => `a note is text, not code: ${a['what']} is not allowed. ${a['hint']}`,
  'raw-html': (a) =>
    `HTML tags such as <${a['name']}> are not allowed in a note. Use Markdown or one of the components: ${a['allowed']}.`,
  'lone-less-than': () =>
    'a “<” here is read as the start of a component. Write “under 5%” or put a backslash before it: \\<.',
  'lone-brace': () => 'a “{” here is read as the start of code. Put a backslash before it: \\{ (and \\} at the end).',
  'unclosed-component': (a) =>
    `<${a['name']}> is opened and not closed. Close it with </${a['name']}>, or end the tag with “/>”.`,
  'own-line': (a) => `<${a['name']}> is a block: put it on a line of its own, with an empty line before and after.`,
  'bad-mdx': (a) => `the text cannot be read: ${a['reason']}.`,
  'bad-link': (a) => `the link “${a['value']}” is not safe or not understood. Use https://, mailto:, / or #.`,
  'heading-level': (a) =>
    `a note's headings begin at “##” and go down one level at a time; found ${a['found']}${a['after']}.`,
  'missing-alt': () => 'a picture needs a description for those who cannot see it: ![what it shows](./file.png).',
  'missing-asset': (a) => `the file “${a['src']}” is not there. Put it beside the note, or correct the name.`,
  'bad-asset': (a) => `the file “${a['src']}” cannot be used: ${a['reason']}.`,
  'unsafe-file': (a) => `the file cannot be used: ${a['reason']}.`,
  'hidden-character': (a) =>
    `an invisible character (${a['name']}) stands here, which programs act on and readers cannot see. Delete it and type the text again.`,
  ...ledgerWordings,
} satisfies Record<string, Wording>;

export type ProblemCode = keyof typeof wordings;

/** What happened, why, and what to do, without the place. */
export function problemSentence({ code, path, args }: Problem): string {
  const wording: Wording = wordings[code];
  return `${path ? `${placeName(path)}: ` : ''}${wording(args)}`;
}

/** A field as people count: `sources.0.accessed` is “sources no. 1, accessed”. */
function placeName(path: string): string {
  return path
    .replace(/\.(\d+)(?=\.|$)/g, (_, index: string) => ` no. ${Number(index) + 1}`)
    .replace(/ no\. \d+\./g, (no) => `${no.slice(0, -1)}, `);
}

/**
 * One problem as a sentence for an editor: `file:line:column — field: what happened and what to do`.
 * @param root shown before the file name, so that the path can be clicked (e.g. `content/`).
 */
export function formatProblem(problem: Problem, root = ''): string {
  return `${root}${problem.file}:${problem.line}:${problem.column} — ${problemSentence(problem)}`;
}

/** The end of a sentence, with what was probably meant. */
function stop(near: string | undefined): string {
  return near ? `. Did you mean “${near}”?` : '.';
}
