import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeLibrary } from '../../scripts/bench/library.ts';
import { runScript } from '../support/build-site.ts';
import { bytesOf } from '../support/living-library.ts';

const root = mkdtempSync(path.join(tmpdir(), 'team-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function environment(name: string) {
  return {
    CONTENT_DIR: path.join(root, 'content'),
    OUT_DIR: path.join(root, name),
    CACHE_DIR: path.join(root, `${name}-cache`),
    BUILD_NOW: '2026-11-23T12:00:00Z',
  };
}

/** Without another processor a build has no helpers; util-linux's taskset takes them away. */
const onOneProcessor = ['--cpu-list', '0', process.execPath, 'scripts/build.ts'];
const canCompare = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

it.runIf(canCompare)(
  'several processes that read and render together make the bytes that one makes alone',
  async () => {
    const notes = 310;
    writeLibrary(path.join(root, 'content'), { notes, words: 40, seed: 3, until: new Date('2026-11-23T06:00:00Z') });
    const together = await runScript('scripts/build.ts', [], environment('together'));
    expect(together.status, together.output).toBe(0);
    mkdirSync(path.join(root, 'alone-cache'));
    cpSync(path.join(root, 'together-cache/cards'), path.join(root, 'alone-cache/cards'), { recursive: true });
    rmSync(path.join(root, 'alone-cache/cards/published'), { recursive: true, force: true });
    const alone = spawnSync('taskset', onOneProcessor, { env: { ...process.env, ...environment('alone') } });
    expect(alone.status, String(alone.stderr)).toBe(0);
    const [one, other] = [bytesOf(path.join(root, 'together')), bytesOf(path.join(root, 'alone'))];
    expect([...one.keys()].sort()).toEqual([...other.keys()].sort());
    expect(one.size).toBeGreaterThan(notes * 5);
    for (const [file, bytes] of one) expect(other.get(file)?.equals(bytes), file).toBe(true);
  },
  240_000,
);
