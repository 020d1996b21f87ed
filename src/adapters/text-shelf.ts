import { hash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Root } from 'hast';
import { filesBelow } from '#adapters/code-key.ts';
import type { Environment } from '#adapters/environment.ts';
import { noteBody } from '#adapters/note-body.ts';
import { readSealedBytes, seal } from '#adapters/sealed-file.ts';
import { codeVersion } from '#adapters/search/code-version.ts';
import { packText, unpackText } from '#adapters/text-file.ts';
import type { Note } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';
import { noteText, type NoteText } from '#views/body/text.ts';

type Texts = Pick<Environment, 'contentDir' | 'cacheDir' | 'siteUrl' | 'edition'>;
type Written = Pick<Note, 'id' | 'file' | 'body' | 'data' | 'digest'>;

let version: string | undefined;

/** Names the code that makes texts. */
export function textVersion(): string {
  version ??= codeVersion('src/adapters/note-body.ts') + codeVersion('src/views/body/text.ts');
  return version;
}

/**
 * The texts of notes as readers get them, one file each below the cache: made once for a version of a note's files and of
 * the code that makes them, whichever page, feed or index asks first. A damaged file is as good as none.
 */
export class TextShelf {
  readonly #settings: Texts;
  readonly #folder: string;

  constructor(settings: Texts) {
    const { contentDir, cacheDir, siteUrl, edition } = settings;
    this.#settings = settings;
    this.#folder = path.join(
      cacheDir,
      'texts',
      hash('sha256', [contentDir, siteUrl, edition].join(), 'hex').slice(0, 16),
    );
  }

  /** The text of a note. @throws Error when the note was not checked before. */
  async text(note: Written): Promise<NoteText> {
    return this.#kept(note) ?? this.keep(note);
  }

  /** Makes the text of a note and keeps it. @param tree of the note's file, where somebody has parsed it already. */
  async keep(note: Written, tree?: Root): Promise<NoteText> {
    const { contentDir, siteUrl } = this.#settings;
    const body = await noteBody(contentDir, note, tree);
    const made = noteText(body, absolute(paths.note(note.id), siteUrl));
    const file = this.#fileOf(note.id);
    mkdirSync(path.dirname(file), { recursive: true });
    // Thousands at a time: the seal tells a half, so none is written aside first.
    writeFileSync(file, seal(this.#version(note), packText(made)));
    return made;
  }

  /** Forgets the texts of notes that are gone. */
  keepOnly(ids: ReadonlySet<string>): void {
    if (!existsSync(this.#folder)) return;
    for (const file of filesBelow(this.#folder)) if (!ids.has(path.basename(file))) rmSync(file, { force: true });
  }

  #kept(note: Written): NoteText | undefined {
    const bytes = readSealedBytes(this.#fileOf(note.id), this.#version(note));
    return bytes && unpackText(bytes);
  }

  #fileOf(id: string): string {
    return path.join(this.#folder, hash('sha256', id, 'hex').slice(0, 2), id);
  }

  #version({ digest }: Written): string {
    return `${textVersion()} ${digest}`;
  }
}
