import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One hostile input: files to write into a content folder that holds one good note, and what must become of it. */
export interface Hostile {
  readonly name: string;
  /** The code of the problem it is refused with; absent: it is accepted, and every output must show it as plain text. */
  readonly refused?: string;
  readonly write: (content: string) => void;
}

/** What a script of ours would do, so that a browser can prove that it did not. */
const run = 'window.__hostile=1';

interface NoteFields {
  readonly [field: string]: unknown;
}

/** Writes a note. JSON is YAML, so that every character gets through as it is meant. */
export function writeNote(
  content: string,
  id: string,
  fields: NoteFields = {},
  body = 'A text that says nothing.',
): void {
  const all = {
    title: `Hostile input ${id}`,
    category: 'tech',
    publishedAt: '2026-03-27T19:40:00Z',
    status: 'published',
    keyTakeaway: 'A conclusion.',
    ...fields,
  };
  const lines = Object.entries(all).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  writeFile(content, `notes/${id}.mdx`, `---\n${lines.join('\n')}\n---\n\n${body}\n`);
}

function writeFile(content: string, file: string, text: string | Buffer): void {
  const place = path.join(content, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}

const source = (url: string, title = 'A title') => ({
  sources: [{ id: 's1', publisher: 'P', title, url, accessed: '2026-03-27' }],
});

const pieces: readonly (readonly [name: string, text: string])[] = [
  ['a script', `<script>${run}</script>`],
  ['the end of a script, and a new one', `</script><script>${run}</script>`],
  ['the end of a title, and a script', `</title><script>${run}</script>`],
  ['the end of a quoted attribute', `"><img src=x onerror="${run}">`],
  ['an end of CDATA', `]]><script>${run}</script><![CDATA[`],
  ['XML entities', `&lt;script&gt;${run}&lt;/script&gt; &amp;amp; &xxe;`],
  ['a document type', '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>&xxe;'],
  ['an HTML comment', `--><script>${run}</script><!--`],
  ['a formula', `=HYPERLINK("https://evil.example","x")+cmd|' /C calc'!A0`],
  ['a template', '${process.env.HOME} {{7*7}} <%= 7*7 %> #{7*7}'],
  ['a pattern of replacement', '$& $1 $` $$'],
  ['a calendar line', 'x\\nATTACH:https://evil.example\\nBEGIN:VALARM'],
  ['a Unicode line separator', 'a\u2028b\u2029c'],
  ['markup of Telegram', '<b><a href="tg://user?id=1">x</a> *_[`'],
];

/** In each field that is shown, each piece. */
const fieldCases: Hostile[] = pieces.flatMap(([name, text], i) => [
  {
    name: `${name} in a title`,
    write: (content) => writeNote(content, `title-${i}`, { title: `T ${text}`.slice(0, 110) }),
  },
  {
    name: `${name} in a takeaway, a tag, an answer and a source`,
    write: (content) =>
      writeNote(
        content,
        `fields-${i}`,
        {
          keyTakeaway: `${text} K`,
          tags: [text.slice(0, 40)],
          faq: [{ q: `Q ${text}`, a: text }],
          changes: [{ at: '2026-04-01T08:00:00Z', kind: 'clarification', summary: text, cause: text, done: text }],
          ...source('https://example.com/"><script>'.replace(/["<>]/g, encodeURIComponent), text),
        },
        `As told.<Cite id="s1" />`,
      ),
  },
]);

const bodyCases: Hostile[] = [
  ['raw-html', `<script>${run}</script>`],
  ['raw-html', `<img src="x" onerror="${run}" />`],
  ['raw-html', `<iframe src="https://evil.example"></iframe>`],
  ['raw-html', `<svg onload="${run}"></svg>`],
  ['raw-html', `<a href="javascript:${run}">x</a>`],
  ['code-in-note', '{process.env.TELEGRAM_BOT_TOKEN}'],
  ['code-in-note', 'export const x = 1'],
  ['code-in-note', 'import fs from "node:fs"'],
  ['code-in-note', '<Callout {...x}>a</Callout>'],
  ['unknown-component', '<Script src="x" />'],
  ['unknown-attribute', '<Callout onclick="x">\n\na\n\n</Callout>'],
  ['bad-link', `[x](javascript:${run})`],
  ['bad-link', `[x](JaVaScRiPt:${run})`],
  ['bad-link', '[x](data:text/html;base64,PHNjcmlwdD4=)'],
  ['bad-link', '[x](vbscript:x)'],
  ['bad-link', '[x](//evil.example/)'],
  ['bad-asset', '![x](https://evil.example/x.png)'],
  ['bad-asset', '![x](../../../../etc/passwd)'],
  ['bad-attribute', '<Figure src="./../../package.json" alt="x" caption="x" />'],
].map(([refused = '', body = ''], i) => ({
  name: `in a text: ${body}`,
  refused,
  write: (content: string) => writeNote(content, `body-${i}`, source('https://example.com/'), body),
}));

const fileCases: Hostile[] = [
  { name: 'a topic without a letter', refused: 'rule', write: (content) => writeNote(content, 'topic', { tags: ['!?'] }) },
  { name: 'a file name with markup', refused: 'bad-file-name', write: (content) => writeNote(content, 'x"><script>') },
  { name: 'a file name in capitals and dots', refused: 'bad-file-name', write: (content) => writeNote(content, '..x') },
  { name: 'a path as the id of an author', refused: 'bad-format', write: (content) => writeNote(content, 'path', { authors: ['../../etc'] }) },
  { name: 'a javascript: address as a source', refused: 'bad-url', write: (content) => writeNote(content, 'url', source(`javascript:${run}`)) },
  { name: 'a NUL byte', refused: 'hidden-character', write: (content) => writeNote(content, 'nul', {}, 'a\u0000b') },
  { name: 'a NUL byte as an escape', refused: 'hidden-character', write: (content) => writeNote(content, 'nul-escape', { title: 'a\u0000b' }) },
  { name: 'a character that turns the text around', refused: 'hidden-character', write: (content) => writeNote(content, 'bidi', { title: 'Invoice \u202efdp.exe' }) },
  { name: 'the same in the text', refused: 'hidden-character', write: (content) => writeNote(content, 'bidi-body', {}, 'Invoice \u202efdp.exe') },
  { name: 'a carriage return with a second header', refused: 'hidden-character', write: (content) => writeNote(content, 'escape', { title: 'a\u001b[2Jb' }) },
  { name: 'bytes that are no text', refused: 'unsafe-file', write: (content) => writeFile(content, 'notes/bytes.mdx', Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe, 0x80])) },
  { name: 'a huge file', refused: 'unsafe-file', write: (content) => writeNote(content, 'huge', {}, 'word '.repeat(1_000_000)) },
  { name: 'a link out of the folder', refused: 'unsafe-file', write: (content) => link('/etc/passwd', content, 'notes/passwd.mdx') },
  { name: 'a link that leads nowhere', refused: 'unsafe-file', write: (content) => link('/nowhere', content, 'notes/nowhere.mdx') },
  { name: 'a device', refused: 'unsafe-file', write: (content) => link('/dev/zero', content, 'notes/zero.mdx') },
  { name: 'a picture that is a link out of the folder', refused: 'bad-asset', write: (content) => { link(path.resolve('node_modules/playwright-core/lib/server/chromium/appIcon.png'), content, 'notes/away.png'); writeNote(content, 'away', {}, '![x](./away.png)'); } },
  { name: 'a picture that is a page', refused: 'bad-asset', write: (content) => { writeFile(content, 'notes/page.png', `<script>${run}</script>`); writeNote(content, 'page', {}, '![x](./page.png)'); } },
  { name: 'a drawing with a script', refused: 'bad-asset', write: (content) => { writeFile(content, 'notes/x.svg', `<svg xmlns="http://www.w3.org/2000/svg" onload="${run}"/>`); writeNote(content, 'svg', {}, '![x](./x.svg)'); } },
  { name: 'a table with a formula', refused: 'bad-asset', write: (content) => { writeFile(content, 'notes/x.csv', 'label,value\n"=cmd|calc!A0",1\n'); writeNote(content, 'csv', source('https://example.com/'), '<Chart src="./x.csv" type="bar" title="x" source="s1" />'); } },
  { name: 'YAML that multiplies itself', refused: 'bad-yaml', write: (content) => writeFile(content, 'notes/bomb.mdx', `---\n${bomb}\n---\n\nx\n`) },
  { name: 'YAML with a type of its own', refused: 'bad-type', write: (content) => writeFile(content, 'notes/tag.mdx', '---\ntitle: !!js/function "x"\n---\n\nx\n') },
  { name: '__proto__ as a field', refused: 'unknown-key', write: (content) => writeFile(content, 'notes/proto.mdx', '---\ntitle: A title\n__proto__: { status: published }\n---\n\nx\n') },
  { name: 'constructor as a field', refused: 'unknown-key', write: (content) => writeNote(content, 'constructor-key', { constructor: { prototype: {} } }) },
  { name: 'constructor as a file name and a tag', write: (content) => writeNote(content, 'constructor', { tags: ['constructor', '__proto__', 'toString'] }) },
]; // prettier-ignore

const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...['b', 'c', 'd', 'e', 'f', 'g'].map((key, i) => `${key}: &${key} [${Array(10).fill(`*${'abcdef'[i]}`).join(', ')}]`)].join('\n'); // prettier-ignore

function link(target: string, content: string, file: string): void {
  mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
  symlinkSync(target, path.join(content, file));
}

export const hostileInputs: readonly Hostile[] = [...fieldCases, ...bodyCases, ...fileCases];
