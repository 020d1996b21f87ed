import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readContent } from '#adapters/content-folder.ts';
import { UserError } from '#domain/user-error.ts';
import { entityFiles, noteText, withContent } from '../support/notes.ts';

let cacheDir: string;
beforeEach(() => (cacheDir = mkdtempSync(path.join(tmpdir(), 'stamps-'))));
afterEach(() => rmSync(cacheDir, { recursive: true }));

const noteOf = async (folder: string) => (await readContent(folder, { cacheDir, trustsStamps: true })).entries.notes[0];
const text = (title: string) => noteText({ fields: { title } });

/** A folder with one note that was read long enough after it was written to be taken as read the next time. */
const withReadNote = (use: (folder: string, file: string) => Promise<void>) =>
  withContent({ ...entityFiles, 'notes/one.mdx': text('The first') }, async (folder) => {
    await setTimeout(150);
    expect((await noteOf(folder))?.data.title).toBe('The first');
    await use(folder, path.join(folder, 'notes/one.mdx'));
  });

it('a note that nothing happened to is what it was, with its text', () =>
  withReadNote(async (folder) => {
    const note = await noteOf(folder);
    expect(note?.data.title).toBe('The first');
    expect(note?.body).toBe(text('The first'));
  }));

it('a change of the same length, set back to the time of before, is seen', () =>
  withReadNote(async (folder, file) => {
    const { atime, mtime } = statSync(file);
    writeFileSync(file, text('The other'));
    utimesSync(file, atime, mtime);
    expect((await noteOf(folder))?.data.title).toBe('The other');
  }));

it('a note written just before it was read is read again', () =>
  withContent({ ...entityFiles, 'notes/one.mdx': text('The first') }, async (folder) => {
    const file = path.join(folder, 'notes/one.mdx');
    expect((await noteOf(folder))?.data.title).toBe('The first');
    writeFileSync(file, text('The other'));
    expect((await noteOf(folder))?.data.title).toBe('The other');
  }));

it('a text that changed between being found and being asked for is not passed off as the one found', () =>
  withReadNote(async (folder, file) => {
    const note = await noteOf(folder);
    writeFileSync(file, text('Meanwhile'));
    expect(() => note?.body).toThrow(UserError);
    expect(() => note?.body).toThrow('notes/one.mdx was changed while it was being read.');
  }));
