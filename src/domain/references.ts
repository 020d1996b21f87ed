import type { Entries } from '#domain/collections.ts';
import type { Brief, Note } from '#domain/library.ts';
import { nearest } from '#domain/nearest.ts';
import type { Problem, ProblemCode } from '#domain/problem.ts';
import { site } from '#site.ts';

type Path = readonly (string | number)[];
/** Looked up by id, since a library of ten thousand notes names thousands of others. */
type Notes = ReadonlyMap<string, Note>;
type Report = (entry: Note | Brief, path: Path, code: ProblemCode, args: Record<string, string>) => void;

/** Every reference between entries that leads nowhere, and every id used twice within one file. */
export function checkReferences(entries: Entries): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (entry, path, code, args) =>
    problems.push({ code, file: entry.file, ...entry.locate(path), path: path.join('.'), args });
  const ids = {
    note: new Set(entries.notes.map((one) => one.id)),
    author: new Set([...entries.authors.map((one) => one.id), site.houseAuthor.id]),
    entity: new Set(entries.entities.map((one) => one.id)),
    event: new Set(entries.events.map((one) => one.id)),
  };
  const mustExist = (kind: keyof typeof ids, entry: Note | Brief, path: Path, id: string) => {
    if (!ids[kind].has(id)) report(entry, path, 'unknown-reference', { kind, id, near: nearest(id, [...ids[kind]]) });
  };
  const notes: Notes = new Map(entries.notes.map((one) => [one.id, one]));
  const addresses = addressesOf(entries.notes);
  for (const entry of [...entries.notes, ...entries.briefs]) {
    entry.data.authors.forEach((id, i) => mustExist('author', entry, ['authors', i], id));
    mustExist('author', entry, ['responsibleEditor'], entry.data.responsibleEditor);
  }
  for (const note of entries.notes) {
    note.data.entities.forEach((id, i) => mustExist('entity', note, ['entities', i], id));
    note.data.risks.forEach((risk, r) =>
      risk.affects.forEach((id, i) => mustExist('entity', note, ['risks', r, 'affects', i], id)),
    );
    if (note.data.event) mustExist('event', note, ['event'], note.data.event);
    checkNoteLists(note, report);
    checkAliases(note, addresses, report);
    checkClaims(note, notes, report);
  }
  for (const brief of entries.briefs) checkBrief(brief, notes, report, mustExist);
  return problems;
}

/** Notes by each id they have or had. */
function addressesOf(notes: readonly Note[]): ReadonlyMap<string, readonly Note[]> {
  const all = new Map<string, Note[]>();
  for (const note of notes)
    for (const id of [note.id, ...note.data.aliases]) all.set(id, [...(all.get(id) ?? []), note]);
  return all;
}

/** An old id leads to one note only, and not to a note that has it now. */
function checkAliases(note: Note, addresses: ReadonlyMap<string, readonly Note[]>, report: Report): void {
  note.data.aliases.forEach((id, i) => {
    const other = addresses.get(id)?.find((one) => one.id === id || one !== note);
    if (other) report(note, ['aliases', i], 'duplicate-id', { id, other: other.file });
  });
}

function checkNoteLists(note: Note, report: Report): void {
  const { data } = note;
  const lists = {
    sources: data.sources,
    risks: data.risks,
    indicators: data.indicators,
    forecasts: data.forecasts,
    claims: data.claims,
  };
  for (const [list, items] of Object.entries(lists)) {
    const seen = new Set<string>();
    items.forEach((item, i) => {
      if (seen.has(item.id)) report(note, [list, i, 'id'], 'duplicate-key', { id: item.id, list });
      seen.add(item.id);
    });
  }
  const sources = data.sources.map((one) => one.id);
  const cited = (path: Path, id: string) => {
    if (!sources.includes(id)) report(note, path, 'unknown-source', { id, near: nearest(id, sources) });
  };
  data.keyNumbers.forEach((it, i) => cited(['keyNumbers', i, 'source'], it.source));
  data.risks.forEach((it, i) => it.evidence.forEach((id, j) => cited(['risks', i, 'evidence', j], id)));
  data.indicators.forEach((it, i) =>
    it.log.forEach((row, j) => cited(['indicators', i, 'log', j, 'source'], row.source)),
  );
  data.forecasts.forEach((it, i) => it.evidence.forEach((id, j) => cited(['forecasts', i, 'evidence', j], id)));
  data.claims.forEach((it, i) => it.sources.forEach((id, j) => cited(['claims', i, 'sources', j], id)));
}

/** Claims named by a note: its own as `C1`, those of another note as `note#C1`. */
function checkClaims(note: Note, notes: Notes, report: Report): void {
  const { data } = note;
  const own = data.claims.map((one) => one.id);
  const claimExists = (path: Path, id: string) => {
    const exists = id.includes('#') ? hasClaim(notes, id) : own.includes(id);
    if (!exists) report(note, path, 'unknown-reference', { kind: 'claim', id, near: nearest(id, own) });
    const other = notes.get(id.split('#')[0] ?? '');
    if (other && other !== note && note.data.status !== 'draft' && comesLater(other, note))
      report(note, path, 'rule', {
        sentence: `the note “${other.id}” is not public when this one is, so its name must not stand here. Publish it first, or leave the claim out.`,
      });
  };
  data.basedOn.forEach((id, i) => claimExists(['basedOn', i], id));
  data.risks.forEach((it, i) => it.basedOn.forEach((id, j) => claimExists(['risks', i, 'basedOn', j], id)));
  data.changes.forEach((it, i) => it.claims.forEach((id, j) => claimExists(['changes', i, 'claims', j], id)));
}

function hasClaim(notes: Notes, reference: string): boolean {
  const [noteId = '', claimId] = reference.split('#');
  return notes.get(noteId)?.data.claims.some((claim) => claim.id === claimId) ?? false;
}

function checkBrief(
  brief: Brief,
  notes: Notes,
  report: Report,
  mustExist: (kind: 'note', entry: Brief, path: Path, id: string) => void,
): void {
  brief.data.stories.forEach((story, i) => {
    if (story.note) {
      mustExist('note', brief, ['stories', i, 'note'], story.note);
      const note = notes.get(story.note);
      if (note && brief.data.status !== 'draft' && comesLater(note, brief))
        report(brief, ['stories', i, 'note'], 'rule', {
          sentence: `the note “${note.id}” is not public when this brief is, so the link would lead nowhere. Publish the note first, or link a source.`,
        });
    }
    story.basedOn.forEach((reference, j) => {
      if (!hasClaim(notes, reference))
        report(brief, ['stories', i, 'basedOn', j], 'unknown-reference', { kind: 'claim', id: reference, near: '' });
    });
  });
}

function comesLater(note: Note, than: Note | Brief): boolean {
  return note.data.status === 'draft' || note.data.publishedAt > than.data.publishedAt;
}
