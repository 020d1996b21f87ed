import type { Entries } from '#domain/collections.ts';
import { genesis, ledgerHead, ledgerLine, lineHash, lineKey, sealedFields } from '#domain/ledger.ts';
import type { LedgerFile, LedgerHead, LedgerLine, SealedForecast, SealedUpdate, Sha256 } from '#domain/ledger.ts';
import type { Library, Note } from '#domain/library.ts';
import { permanentId } from '#domain/publish.ts';
import type { Problem, ProblemCode } from '#domain/problem.ts';

export const ledgerFileName = 'forecast-ledger.jsonl';
export const ledgerHeadName = 'forecast-ledger.head.json';

/**
 * Checks the chain of a ledger, and that what it sealed still stands in the notes.
 * @returns the lines that could be read, and a problem for each line that was edited, removed, moved, backdated or doubled.
 */
export function checkLedger(
  file: LedgerFile | undefined,
  entries: Entries,
  sha256: Sha256,
): { lines: LedgerLine[]; problems: Problem[] } {
  if (!file) return { lines: [], problems: [] };
  const parsed = file.lines.map(parseLine);
  const notes = new Map(entries.notes.map((note) => [permanentId(note), note]));
  const problems = [
    ...chainProblems(parsed, sha256),
    ...headProblems(file, parsed),
    ...parsed.flatMap((line, i) => (line ? noteProblems(line, i + 1, notes) : [])),
  ];
  return { lines: parsed.filter((line) => line !== undefined), problems };
}

function problem(code: ProblemCode, line: number, args: Record<string, string>): Problem {
  return { code, file: ledgerFileName, line, column: 1, path: '', args: { line: String(line), ...args } };
}

/** The lines of a ledger that was checked before. */
export function readLines(file: LedgerFile | undefined): LedgerLine[] | undefined {
  return file?.lines.map(parseLine).filter((line) => line !== undefined);
}

/**
 * The ledger as the public may see it: up to the first line about a note that is not public at the library's moment, so
 * that an earlier BUILD_NOW shows no later question and what is shown is still one chain.
 */
export function publicLedger(lines: readonly LedgerLine[], library: Library): readonly LedgerLine[] {
  const known = new Set([
    ...library.notes.map((note) => note.id),
    ...library.tombstones.filter((one) => one.collection === 'notes').map((one) => one.id),
  ]);
  const end = lines.findIndex((line) => !known.has(line.id.split('#')[0] ?? ''));
  return end === -1 ? lines : lines.slice(0, end);
}

function parseLine(text: string): LedgerLine | undefined {
  try {
    return ledgerLine.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function chainProblems(lines: readonly (LedgerLine | undefined)[], sha256: Sha256): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  const byHash = new Map(lines.flatMap((line, i) => (line ? [[line.hash, i + 1] as const] : [])));
  let prev = genesis;
  let sealedAt = '';
  lines.forEach((line, i) => {
    const number = i + 1;
    if (!line) {
      problems.push(problem('ledger-unreadable', number, {}));
      return;
    }
    const first = seen.get(lineKey(line));
    if (first) problems.push(problem('ledger-duplicate', number, { id: lineKey(line), first: String(first) }));
    else seen.set(lineKey(line), number);
    if (lineHash(line, sha256) !== line.hash) problems.push(problem('ledger-edited', number, { id: line.id }));
    // After a line that cannot be read there is nothing to compare with.
    const comparable = i === 0 || lines[i - 1] !== undefined;
    if (comparable && line.prev !== prev)
      problems.push(problem('ledger-broken', number, { id: line.id, after: String(byHash.get(line.prev) ?? '') }));
    if (line.sealedAt < sealedAt)
      problems.push(problem('ledger-backdated', number, { id: line.id, at: line.sealedAt, before: sealedAt }));
    prev = line.hash;
    sealedAt = line.sealedAt;
  });
  return problems;
}

function headProblems(file: LedgerFile, lines: readonly (LedgerLine | undefined)[]): Problem[] {
  const head = parseHead(file.head);
  const count = file.lines.length;
  if (!head) return [problem('ledger-head-missing', Math.max(1, count), { head: ledgerHeadName })];
  const args = { head: ledgerHeadName, found: String(count), expected: String(head.lines) };
  if (count !== head.lines) return [problem('ledger-length', Math.min(count, head.lines) + 1, args)];
  const last = lines.at(-1);
  if (last && last.hash !== head.hash) return [problem('ledger-head-differs', count, args)];
  return [];
}

function parseHead(text: string | undefined): LedgerHead | undefined {
  if (text === undefined) return undefined;
  try {
    return ledgerHead.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What was sealed must stand in its note unchanged, for as long as the note exists. */
function noteProblems(line: LedgerLine, number: number, notes: ReadonlyMap<string, Note>): Problem[] {
  const [noteId = '', forecastId = ''] = line.id.split('#');
  const note = notes.get(noteId);
  if (!note) return [problem('sealed-note-gone', number, { id: line.id, note: noteId })];
  const index = note.data.forecasts.findIndex((one) => one.id === forecastId);
  const forecast = note.data.forecasts[index];
  if (!forecast) return [problem('sealed-forecast-gone', number, { id: line.id, forecast: forecastId, note: noteId })];
  const changed = (field: string, now: unknown, sealed: unknown): Problem => ({
    code: 'sealed-changed',
    file: note.file,
    ...note.locate(['forecasts', index, field]),
    path: `forecasts.${index}.${field}`,
    args: { line: String(number), id: line.id, field, now: String(now), sealed: String(sealed) },
  });
  if (note.data.status === 'draft') return [problem('sealed-hidden', number, { id: line.id, note: noteId })];
  if (line.kind === 'update') return updateProblems(line, forecast.updates, changed);
  if (forecast.elicited !== 'at-issue') return [changed('elicited', forecast.elicited, 'at-issue')];
  const now = sealedFields(note, forecast);
  return sealedNames.filter((name) => now[name] !== line[name]).map((name) => changed(name, now[name], line[name]));
}

const sealedNames = [
  'question',
  'p',
  'baseRate',
  'criteria',
  'opens',
  'resolvesBy',
] as const satisfies (keyof SealedForecast)[];

function updateProblems(
  line: SealedUpdate,
  updates: readonly { on: string; p: number }[],
  changed: (field: string, now: unknown, sealed: unknown) => Problem,
): Problem[] {
  const kept = updates.find((one) => one.on === line.on);
  if (kept?.p === line.p) return [];
  return [changed('updates', kept ? `${kept.p} on ${line.on}` : 'no update', `${line.p} on ${line.on}`)];
}
