import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { watchFolder } from '#adapters/desk/content-watcher.ts';
import { createRoom } from '#adapters/desk/room.ts';
import { deskView } from '#views/desk/list-view.ts';
import { deskIndex } from '#views/desk/pages.ts';
import { entityFiles, noteText, withContent } from '../support/notes.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const many = Object.fromEntries(
  Array.from({ length: 320 }, (_, i) => [
    `notes/note-${i}.mdx`,
    noteText(i === 7 ? { body: '## The gap\n\nAn unprecedented gap.<Cite id="s1" />\n' } : {}),
  ]),
);
const everything = deskView(new URLSearchParams());

it('the desk of a large folder answers before its first check has ended, and tells when it has', () =>
  withContent({ ...entityFiles, ...many }, async (contentDir) => {
    vi.stubEnv('CONTENT_DIR', contentDir);
    vi.stubEnv('CACHE_DIR', path.join(contentDir, '.cache'));
    const ended = Promise.withResolvers<undefined>();
    const room = createRoom(() => {
      ended.resolve(undefined);
    });
    const before = await room.now();
    const page = deskIndex(before.entries, everything);
    expect(page).toContain('The house rules are reading 320 files for the first time.');
    expect(page).toContain('not yet checked');
    expect(page).not.toContain('>clean<');
    // The note in work is checked at once.
    expect((await before.findings('notes/note-7.mdx')).map((one) => one.code)).toEqual(['superlative']);
    await ended.promise;
    const after = await room.now();
    expect(deskIndex(after.entries, everything)).not.toContain('for the first time');
    expect(after.entries.flatMap((one) => one.remarks.map(({ file, code }) => `${file} ${code}`))).toEqual([
      'notes/note-7.mdx superlative',
    ]);
  }));

it('a watched folder tells of every kind of change, also in folders made later', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'fazen-watch-'));
  mkdirSync(path.join(root, 'notes'));
  let told = Promise.withResolvers<undefined>();
  const watcher = watchFolder(root, () => {
    told.resolve(undefined);
  });
  const changes = [
    () => writeFileSync(path.join(root, 'notes/one.mdx'), 'one'),
    () => writeFileSync(path.join(root, 'notes/one.mdx'), 'two'),
    () => mkdirSync(path.join(root, 'notes/charts')),
    () => writeFileSync(path.join(root, 'notes/charts/data.csv'), 'a,b'),
    () => rmSync(path.join(root, 'notes/charts'), { recursive: true }),
    () => rmSync(path.join(root, 'notes/one.mdx')),
  ];
  try {
    for (const change of changes) {
      told = Promise.withResolvers();
      change();
      await told.promise;
    }
  } finally {
    watcher.close();
    rmSync(root, { recursive: true });
  }
});
