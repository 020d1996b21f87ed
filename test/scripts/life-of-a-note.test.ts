import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { readContent } from '#adapters/content-folder.ts';
import { buildSite, fixtureSite, listFiles, readText, runScript, shippedSite } from '../support/build-site.ts';
import { entityFiles, noteText, withContent } from '../support/notes.ts';

// Scripts and builds run as processes of their own; on a busy machine each takes its time.
vi.setConfig({ testTimeout: 240_000 });

const briefText = `---
publishedAt: 2026-11-21T07:00:00Z
status: published
stories:
${[1, 2, 3].map((n) => `  - { headline: Story ${n}, category: tech, fact: A fact., implication: It matters.,\n      source: { publisher: OECD.AI, title: T, url: "https://oecd.ai/", accessed: 2026-11-20 } }`).join('\n')}
  - headline: The fourth
    category: tech
    fact: A fact.
    implication: It matters.
    note: first
    basedOn: [first#C1]
---
`;
const claims = '\n  - { id: C1, kind: fact, text: "A claim.", status: supported, sources: [s1] }';
const files = {
  ...entityFiles,
  'notes/first.mdx': noteText({ fields: { claims, tags: '[a] # a remark that stays' } }),
  'notes/second.mdx': noteText({ body: '## Context\n\nAs [our first note](/notes/first/#context) says.' }),
  'briefs/2026-11-21.md': briefText,
};
const environment = (folder: string) => ({ CONTENT_DIR: folder, BUILD_NOW: shippedSite.now });
const answers = [
  '--kind',
  'correction',
  '--summary',
  'It said “up”: it was down.',
  '--cause',
  'A sign.',
  '--done',
  'Mended.',
  '--impact',
  'None.',
];

it('correct writes the four parts, twice on a day under two names, touches no other line, and says what follows', () =>
  withContent(files, async (folder) => {
    const args = ['first', ...answers, '--sections', 'Context, FAQ', '--claims', 'C1'];
    const { status, output } = await runScript('scripts/correct.ts', args, environment(folder));
    expect(status, output).toBe(0);
    expect(output).toContain('briefs/2026-11-21.md, story 4: “The fourth”');
    expect(output).toContain('notes/second.mdx');
    expect(output).toContain('Telegram: the posts of 2026-11-21');
    await runScript('scripts/correct.ts', args, environment(folder));
    const { entries, problems } = await readContent(folder);
    expect(problems).toEqual([]);
    const changes = entries.notes[0]?.data.changes ?? [];
    expect(changes.map((one) => one.id)).toEqual(['correction-2026-11-23', 'correction-2026-11-23-2']);
    expect(changes[0]).toMatchObject({
      kind: 'correction',
      summary: 'It said “up”: it was down.',
      sections: ['Context', 'FAQ'],
      claims: ['C1'],
    });
    const before = files['notes/first.mdx'].split('\n');
    const after = new Set((await readFile(path.join(folder, 'notes/first.mdx'), 'utf8')).split('\n'));
    expect(before.filter((line) => !after.has(line))).toEqual([]);
  }));

it('correct takes back a change that would break the file, and asks for what is missing', () =>
  withContent(files, async (folder) => {
    const wrong = await runScript(
      'scripts/correct.ts',
      ['first', ...answers, '--sections', '', '--claims', 'C9'],
      environment(folder),
    );
    expect([wrong.status, wrong.output.includes('Nothing was changed')]).toEqual([1, true]);
    expect(await readFile(path.join(folder, 'notes/first.mdx'), 'utf8')).toBe(files['notes/first.mdx']);
    const unknown = await runScript('scripts/correct.ts', ['firs', ...answers], environment(folder));
    expect(unknown.output).toContain('Did you mean “first”?');
  }));

it('withdraw leaves a tombstone with the reason, and rename a redirect, and feeds keep the guid', () =>
  withContent(files, async (folder) => {
    const site = { ...fixtureSite('life-of-a-note'), contentDir: folder };
    expect((await runScript('scripts/rename.ts', ['first', 'the-first-note'], environment(folder))).status).toBe(0);
    expect(
      (await runScript('scripts/withdraw.ts', ['second', '--reason', 'Its source was forged.'], environment(folder)))
        .status,
    ).toBe(0);
    const built = await buildSite(site);
    expect(built.status, built.output).toBe(0);
    const all = listFiles(site.outDir);
    const moved = readText(site.outDir, 'notes/first/index.html');
    expect(moved).toContain('url=/notes/the-first-note/');
    expect(moved).toContain('<link rel="canonical" href="https://research.example/notes/the-first-note/"');
    expect(readText(site.outDir, 'feed.json')).toContain('urn:fazen:note:first"');
    expect(readText(site.outDir, 'feed.json')).not.toContain('urn:fazen:note:the-first-note');
    expect(readText(site.outDir, 'briefs/2026-11-21/index.html')).toContain('/notes/the-first-note/');
    expect(readText(site.outDir, 'notes/second/index.html')).toContain('Its source was forged.');
    const told = all.filter((file) => readText(site.outDir, file).includes('As <a href="/notes/the-first-note/'));
    expect(told).toEqual([]);
    const again = await runScript('scripts/rename.ts', ['the-first-note', 'first'], environment(folder));
    expect([again.status, again.output.includes('is or was the id')]).toEqual([1, true]);
  }));
