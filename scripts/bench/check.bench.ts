import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readEnvironment } from '#adapters/environment.ts';
import { noteId, writeLibrary } from './library.ts';
import { realSentences } from './real-sentences.ts';

/**
 * `npm run bench -- check [--notes 1000] [--words 1000]`: `npm run check` over a synthetic library of real sentences:
 * with an empty cache, again with nothing changed, and with one note changed.
 */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { notes: { type: 'string', default: '1000' }, words: { type: 'string', default: '1000' } },
  });
  const root = path.resolve('.cache/bench', `check-${values.notes}`);
  rmSync(root, { recursive: true, force: true });
  const content = path.join(root, 'content');
  const { contentDir } = readEnvironment();
  writeLibrary(content, {
    notes: Number(values.notes),
    words: Number(values.words),
    seed: 1,
    until: new Date('2026-11-23T06:00:00Z'),
    sentences: await realSentences(contentDir),
  });
  cpSync(path.join(contentDir, 'dictionary.txt'), path.join(content, 'dictionary.txt'));
  const env = { ...process.env, CONTENT_DIR: content, CACHE_DIR: path.join(root, 'cache') };
  const rows = [run('cold', env), run('nothing changed', env)];
  appendFileSync(path.join(content, 'notes', `${noteId(3)}.mdx`), '\nOne more sentence stands here.\n');
  rows.push(run('one note changed', env));
  console.log(`check of ${values.notes} notes of ${values.words} words`);
  console.table(rows);
  return 0;
}

function run(name: string, env: NodeJS.ProcessEnv) {
  const start = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/check.ts', '--json'], {
    env: { ...env, BUILD_NOW: '2026-11-23T12:00:00Z' },
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0 && status !== 1) throw new Error(stderr);
  const { problems, findings } = JSON.parse(stdout) as Record<'problems' | 'findings', unknown[]>;
  return { name, seconds: Number(seconds.toFixed(2)), problems: problems.length, findings: findings.length };
}
