import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScript } from '../support/build-site.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'cards-cli-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const cards = (args: string[], env: Record<string, string> = {}) =>
  runScript('scripts/cards.ts', args, {
    OUT_DIR: path.join(root, 'dist'),
    CACHE_DIR: path.join(root, 'cache'),
    BUILD_NOW: '2026-11-23T12:00:00Z',
    ...env,
  });

describe('npm run cards', () => {
  it.each([
    ['square', 1080, 1080],
    ['story', 1080, 1920],
    ['wide', 1200, 630],
  ])('--only <id> --size %s --out file draws one', async (size, width, height) => {
    const file = path.join(root, `${size}.png`);
    const { status, output } = await cards(['--only', 'claude-mythos-leak', '--size', size, '--out', file]);
    expect(status, output).toBe(0);
    expect(await sharp(file).metadata()).toMatchObject({ format: 'png', width, height });
    expect(output).toMatch(/1 card: 0 cached, 1 drawn, 0 failed, [\d.]+ s/);
  });

  it('gives the same bytes in another process with another cache', async () => {
    const file = path.join(root, 'again.png');
    await cards(['--only', 'claude-mythos-leak', '--out', file], { CACHE_DIR: path.join(root, 'other') });
    expect(readFileSync(file).equals(readFileSync(path.join(root, 'wide.png')))).toBe(true);
  });

  it.each([
    [['--only', 'no-such-note'], 'No published note, brief or page is called “no-such-note”'],
    [['--size', 'huge'], '“huge” is not a size of a card.'],
    [['--size', 'square'], 'Add --only <id> or --featured.'],
    [['--concurrency', '0'], 'Give a number from 1 to 16'],
  ])('%j is refused in a sentence', async (args, sentence) => {
    const { status, output } = await cards(args);
    expect(status).toBe(1);
    expect(output).toContain(sentence);
    expect(output).not.toContain('    at ');
  });
});

describe('a card that cannot be drawn', () => {
  const note = (title: string) =>
    [
      '---',
      `title: "${title}"`,
      'category: tech',
      'publishedAt: 2026-01-01T00:00:00Z',
      'status: published',
      'keyTakeaway: It says so.',
      '---',
      '',
      'Text.',
      '',
    ].join('\n');
  const content = () => path.join(root, 'content');
  const write = (name: string, title: string) => {
    mkdirSync(path.join(content(), 'notes'), { recursive: true });
    writeFileSync(path.join(content(), 'notes', `${name}.md`), note(title));
  };

  it('for want of a character stops the build before a page is written, and says which and where', async () => {
    write('hindi', 'भारत');
    const env = { CONTENT_DIR: content(), OUT_DIR: path.join(root, 'refused') };
    for (const script of ['scripts/cards.ts', 'scripts/build.ts']) {
      const { status, output } = await runScript(script, [], { CACHE_DIR: path.join(root, 'cache'), ...env });
      expect(status).toBe(1);
      expect(output).toContain(
        'The card of notes/hindi cannot be drawn: no font of the cards has the character “भ” (U+092D).',
      );
    }
    expect(() => readFileSync(path.join(root, 'refused', 'index.html'))).toThrow();
    rmSync(path.join(content(), 'notes', 'hindi.md'));
  });

  it('otherwise is replaced by the default card and listed; --check makes it an error', async () => {
    write('whole', 'A whole note');
    // A hook that makes the encoder fail on its last card: a failure of the machinery, not of the text.
    const hook = path.join(root, 'fail.mjs');
    writeFileSync(
      hook,
      `import zlib from 'node:zlib';
import { syncBuiltinESMExports } from 'node:module';
let left = 9;
const deflate = zlib.deflate;
zlib.deflate = (data, options, done) => {
  left -= 1;
  return left === 0 ? done(new Error('the disk is full')) : deflate(data, options, done);
};
syncBuiltinESMExports();
`,
    );
    const env = {
      CONTENT_DIR: content(),
      OUT_DIR: path.join(root, 'partly'),
      CACHE_DIR: path.join(root, 'partly-cache'),
      NODE_OPTIONS: `--import=${hook}`,
    };
    cpSync('content/authors', path.join(content(), 'authors'), { recursive: true });
    const strict = await cards(['--check', '--concurrency', '1'], env);
    expect(strict.output).toContain('could not be drawn, so it shows the default card: the disk is full');
    expect(strict.output).toMatch(/1 failed/);
    expect(strict.status).toBe(1);
    const again = await cards(['--check'], env);
    expect(again.output).toMatch(/1 drawn, 0 failed/);
    expect(again.status).toBe(0);
  });
});
