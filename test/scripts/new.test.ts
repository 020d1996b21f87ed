import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { readContent } from '#adapters/content-folder.ts';
import { runScript, shippedSite } from '../support/build-site.ts';
import { entityFiles, noteText, withContent } from '../support/notes.ts';

// Scripts and builds run as processes of their own; on a busy machine each takes its time.
vi.setConfig({ testTimeout: 240_000 });

const script = 'scripts/new.ts';
const environment = (folder: string) => ({ CONTENT_DIR: folder, BUILD_NOW: shippedSite.now });

it('new makes drafts that are valid as they stand, and public nowhere', () =>
  withContent({ ...entityFiles, 'notes/first.mdx': noteText({}) }, async (folder) => {
    for (const args of [
      ['note', 'Rates: “higher for longer” # and 5% {more} <less>'],
      ['note', 'Eine Lücke', '--risk-briefing'],
      ['brief', '2026-11-24'],
      ['event', 'An outage'],
      ['entity', 'Some Company'],
    ]) {
      const { status, output } = await runScript(script, args, environment(folder));
      expect(status, output).toBe(0);
    }
    const { entries, problems } = await readContent(folder);
    expect(problems).toEqual([]);
    expect(entries.notes.map((one) => [one.id, one.data.status])).toEqual([
      ['eine-lucke', 'draft'],
      ['first', 'published'],
      ['rates-higher-for-longer-and-5-more-less', 'draft'],
    ]);
    expect(entries.notes[0]?.data.type).toBe('risk-briefing');
    expect(entries.briefs[0]?.data.stories.map((story) => story.note)).toEqual(['first', undefined, undefined]);
    const { status, output } = await runScript('scripts/check.ts', [], environment(folder));
    expect(output).toContain('“To write: the conclusion');
    // A source that nobody filled in must not go out either, in a note or in a story.
    expect(output).toMatch(/notes\/eine-lucke\.mdx[^]*“To write: who published it, e\.g\. OECD\.AI” is still/);
    expect(output).toContain('“https://example.org/” is still to be written');
    expect(output).toMatch(/briefs\/2026-11-24\.md[^]*“To write: title of the page” is still/);
    // The event and the entity are no drafts, so their placeholders count.
    expect([status, output.includes('to do in drafts')]).toEqual([1, true]);
  }));

it('a brief can be made the evening before', () =>
  withContent({}, async (folder) => {
    const { output } = await runScript(script, ['brief', 'tomorrow'], {
      ...environment(folder),
      BUILD_NOW: '2026-11-23T23:30:00Z',
    });
    // Half past eleven at night in UTC is the next day in Berlin already.
    expect(output).toContain('2026-11-25.md');
    expect(output).toContain('/desk/briefs/2026-11-25/');
  }));

it('new never overwrites', () =>
  withContent({ 'notes/first.mdx': noteText({}) }, async (folder) => {
    const { status, output } = await runScript(script, ['note', 'First'], environment(folder));
    expect(status).toBe(1);
    expect(output).toContain('exists already; nothing was written');
    expect(await readFile(path.join(folder, 'notes/first.mdx'), 'utf8')).toBe(noteText({}));
  }));

it.each([
  [['brief', '2026-13-40'], 'is not a date'],
  [['note'], 'needs a title'],
  [['poem', 'x'], 'cannot be made'],
  [['note', 'x'.repeat(101)], '100 are allowed'],
])('new %j is refused in a sentence', (args, sentence) =>
  withContent({}, async (folder) => {
    const { status, output } = await runScript(script, args, environment(folder));
    expect(status).toBe(1);
    expect(output).toContain(sentence);
    expect(output).not.toMatch(/\n\s+at /);
  }),
);
