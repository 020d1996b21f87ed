import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScript } from '../support/build-site.ts';
import { bytesOf, LivingLibrary } from '../support/living-library.ts';

/** A copy of the project whose code can be changed, with a library that is edited. */
const project = path.resolve('.cache/test/identity');
const at = (...parts: string[]) => path.join(project, ...parts);
const library = new LivingLibrary(at('content'), 20261125);

beforeAll(() => {
  for (const name of readdirSync(project)) if (name !== 'content') rmSync(at(name), { recursive: true, force: true });
  for (const name of [
    'src',
    'public',
    'scripts',
    'astro.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    cpSync(name, at(name), { recursive: true });
  symlinkSync(path.resolve('node_modules'), at('node_modules'));
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

async function build(name: string): Promise<string> {
  const env = {
    CONTENT_DIR: at('content'),
    OUT_DIR: at(name),
    CACHE_DIR: at(`${name}-cache`),
    SITE_URL: 'https://research.example',
    BUILD_NOW: library.now.toISOString(),
  };
  const { status, output } = await runScript('scripts/build.ts', [], env, project);
  if (status !== 0) throw new Error(output);
  return output;
}

/** A build from nothing. Pictures of cards may be those of the other: they are named by what they show. */
async function cold(): Promise<Map<string, Buffer>> {
  rmSync(at('cold'), { recursive: true, force: true });
  rmSync(at('cold-cache'), { recursive: true, force: true });
  mkdirSync(at('cold-cache'));
  if (existsSync(at('warm-cache/cards'))) cpSync(at('warm-cache/cards'), at('cold-cache/cards'), { recursive: true });
  rmSync(at('cold-cache/cards/published'), { recursive: true, force: true });
  await build('cold');
  return bytesOf(at('cold'));
}

/** Cards of earlier builds stay a week under their names, since platforms ask for them again; all else must be the same. */
function differences(warm: Map<string, Buffer>, fresh: Map<string, Buffer>): string[] {
  const earlierCard = (file: string) => file.startsWith('cards/') && !fresh.has(file);
  const names = new Set([...warm.keys(), ...fresh.keys()]);
  return [...names].filter((file) => {
    const [one, other] = [warm.get(file), fresh.get(file)];
    return one && other ? !one.equals(other) : !earlierCard(file);
  });
}

function change(file: string, from: string | RegExp, to: string): void {
  const before = readFileSync(at(file), 'utf8');
  const after = before.replace(from, to);
  expect(after, `${file} no longer holds ${String(from)}`).not.toBe(before);
  writeFileSync(at(file), after);
}

describe('a build over an earlier one gives the very bytes of a build from nothing', () => {
  it('after the first build', async () => {
    await build('warm');
    expect(differences(bytesOf(at('warm')), await cold())).toEqual([]);
  }, 180_000);

  it.each([1, 2, 3, 4, 5])(
    'after six more edits of content (round %i)',
    async () => {
      const done = Array.from({ length: 6 }, () => library.edit());
      await build('warm');
      expect(differences(bytesOf(at('warm')), await cold()), done.join('; ')).toEqual([]);
    },
    180_000,
  );

  it.each([
    [
      'a component',
      () => change('src/components/NoteTeaser.astro', '<article class="teaser"', '<article class="teaser new"'),
    ],
    ['a stylesheet', () => change('src/styles/tokens.css', /:root\s*\{/, ':root { --of-a-test: 1px;')],
    [
      'the default of a schema',
      () =>
        change(
          'src/domain/note.ts',
          /\.max\(3\)\s+\.default\(\[\]\)/,
          ".max(3).default([{ value: '1', label: 'Of a test', source: 's1' }])",
        ),
    ],
    [
      'how texts are written',
      () => change('src/views/body/gist.ts', "className: ['gist']", "className: ['gist', 'more']"),
    ],
    ['a fact of the site', () => change('src/site.ts', /contact: '[^']+'/, "contact: 'other@research.example'")],
  ])(
    'after a change of %s',
    async (_, edit) => {
      edit();
      const before = bytesOf(at('warm'));
      await build('warm');
      const after = bytesOf(at('warm'));
      expect(differences(after, before).length, 'the change is seen').toBeGreaterThan(0);
      expect(differences(after, await cold())).toEqual([]);
    },
    180_000,
  );

  it('keeps all pages when nothing changed, and makes the touched ones when one note did', async () => {
    const idle = /pages\s+[\d.]+ s\s+(\d+) made, (\d+) kept/.exec(await build('warm'));
    const [made, kept] = [Number(idle?.[1]), Number(idle?.[2])];
    // Only pages without a key: the front page, maps of the site and the like.
    expect(made).toBeLessThan(40);
    expect(kept).toBeGreaterThan(made);
    const note = readdirSync(at('content/notes')).find((file) => file.endsWith('.mdx')) ?? '';
    writeFileSync(
      at('content/notes', note),
      `${readFileSync(at('content/notes', note), 'utf8')}\nA sentence of the end.\n`,
    );
    const busy = /(\d+) made, (\d+) kept/.exec(await build('warm'));
    expect(Number(busy?.[1])).toBeGreaterThan(made);
    expect(Number(busy?.[2])).toBeGreaterThan(kept / 2);
    expect(differences(bytesOf(at('warm')), await cold())).toEqual([]);
  }, 180_000);

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))],
    ['poisoned', (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replaceAll('number', 'NUMBER'), 'latin1')],
    ['emptied', () => Buffer.alloc(0)],
  ])(
    'when every file of the cache was %s',
    async (_, damage) => {
      for (const name of ['content', 'site', 'search', 'texts']) damageAll(at('warm-cache', name), damage);
      damageAll(at('.cache/renderer'), damage);
      await build('warm');
      expect(differences(bytesOf(at('warm')), await cold())).toEqual([]);
    },
    180_000,
  );

  it('when files of the site itself were changed, taken away or added by somebody', async () => {
    const pages = [...bytesOf(at('warm')).keys()].filter((file) => file.endsWith('index.html'));
    const [first = '', second = ''] = pages;
    writeFileSync(at('warm', first), 'changed by hand');
    rmSync(at('warm', second));
    mkdirSync(at('warm/notes/left-over'), { recursive: true });
    writeFileSync(at('warm/notes/left-over/index.html'), 'left over');
    await build('warm');
    expect(differences(bytesOf(at('warm')), await cold())).toEqual([]);
  }, 180_000);

  it('gives no page a variable that a build does not need, such as a token', async () => {
    change(
      'src/pages/llms.txt.ts',
      'new Response(',
      "new Response((process.env['TELEGRAM_BOT_TOKEN'] ?? 'no token') + ",
    );
    process.env['TELEGRAM_BOT_TOKEN'] = 'a-secret-of-the-sender';
    await build('warm').finally(() => Reflect.deleteProperty(process.env, 'TELEGRAM_BOT_TOKEN'));
    expect(readFileSync(at('warm/llms.txt'), 'utf8')).toMatch(/^no token/);
  }, 180_000);

  it('refuses a page with a key that asks for the Library while it is rendered', async () => {
    change(
      'src/pages/notes/[moved].astro',
      /const to = /,
      'const all = (await getLibrary()).notes.length;\nconst to = ',
    );
    change('src/pages/notes/[moved].astro', 'paths.note(note.id);', 'paths.note(note.id) + String(all).slice(9);');
    const moved = at('content/notes/note-1.mdx');
    writeFileSync(moved, readFileSync(moved, 'utf8').replace('category:', 'aliases: [an-old-name]\ncategory:'));
    const before = bytesOf(at('warm'));
    await expect(build('warm')).rejects.toThrow(/notes\/an-old-name.*asks for the Library while it is rendered/s);
    const after = bytesOf(at('warm'));
    for (const [file, bytes] of before) expect(after.get(file)?.equals(bytes), `${file} is as it was`).toBe(true);
  }, 180_000);
});

function damageAll(folder: string, damage: (bytes: Buffer) => Buffer): void {
  for (const [file, bytes] of bytesOf(folder))
    if (!file.endsWith('.lock')) writeFileSync(path.join(folder, file), damage(bytes));
}
