import { readContent } from '#adapters/content-folder.ts';
import { type Environment, readEnvironment } from '#adapters/environment.ts';
import { houseFindings } from '#adapters/house-rules.ts';
import type { Brief, Library, Note } from '#domain/library.ts';
import { createLibrary, previewed } from '#domain/library.ts';
import type { Finding } from '#domain/lint/finding.ts';
import { ruleOf } from '#domain/lint/lint.ts';
import { type Problem, problemSentence } from '#domain/problem.ts';
import { stateAt } from '#domain/publish.ts';
import type { DeskEntry, DeskRemark } from '#views/desk/model.ts';

/** The content folder as the desk sees it at one moment. */
export interface Room {
  readonly environment: Environment;
  /** Everything, as if it were public. */
  readonly library: Library;
  readonly entries: readonly DeskEntry[];
  entry(collection: string, id: string): Note | Brief | undefined;
}

/** Reads the folder once and again after each change. */
export function createRoom(): { now(): Promise<Room>; forget(): void } {
  let room: Promise<Room> | undefined;
  return { now: () => (room ??= readRoom()), forget: () => (room = undefined) };
}

async function readRoom(): Promise<Room> {
  const environment = readEnvironment();
  const content = await readContent(environment.contentDir, environment);
  const findings = await houseFindings(content, environment);
  const { notes, briefs } = content.entries;
  const remarks = Map.groupBy(
    [...content.problems.map(problemRemark), ...findings.map(findingRemark)],
    (one) => one.file,
  );
  const known = [
    ...notes.map((note) => deskEntry('notes', note, note.data.title, environment.now)),
    ...briefs.map((brief) => deskEntry('briefs', brief, brief.data.bottomLine ?? brief.id, environment.now)),
  ];
  const unread = [...remarks.keys()].filter(
    (file) => /^(?:notes|briefs)\//.test(file) && !known.some((one) => one.file === file),
  );
  return {
    environment,
    library: createLibrary(content.entries, environment.now, [], previewed),
    entries: [...known, ...unread.map(brokenEntry)].map((one) => ({ ...one, remarks: remarks.get(one.file) ?? [] })),
    entry: (collection, id) => (collection === 'notes' ? notes : briefs).find((one) => one.id === id),
  };
}

function deskEntry(collection: 'notes' | 'briefs', entry: Note | Brief, title: string, now: Date): DeskEntry {
  const { id, file, data } = entry;
  return { collection, id, file, title, state: stateAt(data, now), at: data.publishedAt, remarks: [] };
}

/** A file whose fields cannot be read has no state and no title, only its problems. */
function brokenEntry(file: string): DeskEntry {
  const [collection, name = ''] = file.split('/');
  const id = name.replace(/\.mdx?$/, '');
  return {
    collection: collection === 'briefs' ? 'briefs' : 'notes',
    id,
    file,
    title: id,
    state: 'broken',
    remarks: [],
  };
}

function problemRemark(problem: Problem): DeskRemark {
  const { code, file, line, column } = problem;
  return { kind: 'problem', code, file, line, column, says: problemSentence(problem), why: '', fix: '' };
}

function findingRemark(finding: Finding): DeskRemark {
  const { rule: code, file, line, column, args } = finding;
  const rule = ruleOf(finding);
  return { kind: 'finding', code, file, line, column, says: rule.says(args), why: rule.reason, fix: rule.fix(args) };
}
