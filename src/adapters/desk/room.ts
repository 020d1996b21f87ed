import { contentMemory } from '#adapters/content-memory.ts';
import { readContent } from '#adapters/content-folder.ts';
import { FirstCheck } from '#adapters/desk/first-check.ts';
import { type Environment, readEnvironment } from '#adapters/environment.ts';
import { countUnchecked, houseFindings } from '#adapters/house-rules.ts';
import type { Brief, Library, Note } from '#domain/library.ts';
import { createLibrary, previewed } from '#domain/library.ts';
import type { Finding } from '#domain/lint/finding.ts';
import { ruleOf, says } from '#domain/lint/lint.ts';
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
  /** What the house rules find in one file, while the first check of all has not ended. */
  findings(file: string): Promise<readonly DeskRemark[]>;
}

/** With more files than this that nobody has checked, the desk answers first and checks after. */
const manyAtOnce = 300;

/**
 * Reads the folder once and again after each change.
 * @param changed called when the room is another without a change of the folder: its first check has ended.
 */
export function createRoom(changed: () => void = () => undefined): { now(): Promise<Room>; forget(): void } {
  let room: Promise<Room> | undefined;
  const forget = () => (room = undefined);
  const firstCheck = new FirstCheck(() => {
    forget();
    changed();
  });
  return { now: () => (room ??= readRoom(firstCheck)), forget };
}

async function readRoom(firstCheck: FirstCheck): Promise<Room> {
  const environment = readEnvironment();
  const memory = contentMemory(environment.contentDir);
  const content = await readContent(environment.contentDir, { ...environment, memory });
  const isNew = firstCheck.isRunning || countUnchecked(content, environment) > manyAtOnce;
  const unchecked = isNew && firstCheck.start();
  const findings = unchecked ? [] : await houseFindings(content, environment);
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
    entries: [...known, ...unread.map(brokenEntry)].map((one) => ({
      ...one,
      remarks: remarks.get(one.file) ?? [],
      unchecked,
    })),
    findings: async (file) => (unchecked ? (await houseFindings(content, environment, [file])).map(findingRemark) : []),
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
  return { kind: 'finding', code, file, line, column, says: says(finding), why: rule.reason, fix: rule.fix(args) };
}
