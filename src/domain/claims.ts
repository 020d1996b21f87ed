import type { Change } from '#domain/change.ts';
import { newestChanges } from '#domain/change.ts';
import type { Brief, Library, Note } from '#domain/library.ts';
import type { Claim, Risk } from '#domain/risk-record.ts';
import type { Story } from '#domain/brief.ts';

/** A published claim that no longer stands. */
export interface FallenClaim {
  /** `note#C1`. */
  readonly reference: string;
  readonly note: Note;
  readonly claim: Claim;
  /** The newest change that names the claim: where readers find when and why. */
  readonly change?: Change;
}

/** What rests on a claim, in the order of the library. */
export interface Dependents {
  readonly risks: readonly { readonly note: Note; readonly risk: Risk }[];
  /** Other notes that name the claim in `basedOn`, for themselves or for a risk. */
  readonly notes: readonly Note[];
  readonly stories: readonly { readonly brief: Brief; readonly story: Story; readonly index: number }[];
}

/** The full name of a claim: `C1` of a note, or one of another note as `other-note#C1`. */
export function claimReference(noteId: string, claimId: string): string {
  return claimId.includes('#') ? claimId : `${noteId}#${claimId}`;
}

/** True of a claim that was found wrong (contradicted) or is no longer ours (withdrawn). */
export function hasFallen(claim: Claim): boolean {
  return claim.status === 'contradicted' || claim.status === 'withdrawn';
}

/** Claims of public notes that no longer stand, by their full name. */
export function fallenClaims(library: Library): ReadonlyMap<string, FallenClaim> {
  return remember(fallenByLibrary, library, () => {
    const found = library.notes.flatMap((note) =>
      note.data.claims.filter(hasFallen).map((one) => fallenClaim(note, one)),
    );
    return new Map(found.map((one) => [one.reference, one]));
  });
}

function fallenClaim(note: Note, claim: Claim): FallenClaim {
  const change = newestChanges(note.data.changes).find((one) => one.claims.includes(claim.id));
  return { reference: claimReference(note.id, claim.id), note, claim, ...(change && { change }) };
}

/** Fallen claims a note states or rests on: its own first, then those of other notes. */
export function fallenInNote(note: Note, library: Library): FallenClaim[] {
  const names = [
    ...note.data.claims.map((one) => one.id),
    ...note.data.basedOn,
    ...note.data.risks.flatMap((risk) => risk.basedOn),
  ].map((id) => claimReference(note.id, id));
  return pick(names, library);
}

/** Fallen claims that one story of a brief rests on. */
export function fallenInStory(story: Story, library: Library): FallenClaim[] {
  return pick(story.basedOn, library);
}

/** Fallen claims that any story of a brief rests on. */
export function fallenInBrief(brief: Brief, library: Library): FallenClaim[] {
  return pick(
    brief.data.stories.flatMap((story) => story.basedOn),
    library,
  );
}

function pick(names: readonly string[], library: Library): FallenClaim[] {
  const fallen = fallenClaims(library);
  return [...new Set(names)].flatMap((name) => fallen.get(name) ?? []);
}

/** Everything public that rests on a claim, whatever its status. */
export function dependentsOf(library: Library, reference: string): Dependents {
  const all = remember(dependentsByLibrary, library, () => collectDependents(library));
  return all.get(reference) ?? { risks: [], notes: [], stories: [] };
}

type Growing = { risks: { note: Note; risk: Risk }[]; notes: Note[]; stories: Dependents['stories'][number][] };

function collectDependents(library: Library): Map<string, Growing> {
  const all = new Map<string, Growing>();
  const at = (reference: string): Growing => {
    const known = all.get(reference) ?? { risks: [], notes: [], stories: [] };
    all.set(reference, known);
    return known;
  };
  for (const note of library.notes) {
    for (const risk of note.data.risks)
      for (const id of risk.basedOn) at(claimReference(note.id, id)).risks.push({ note, risk });
    const borrowed = [...note.data.basedOn, ...note.data.risks.flatMap((risk) => risk.basedOn)]
      .map((id) => claimReference(note.id, id))
      .filter((reference) => !reference.startsWith(`${note.id}#`));
    for (const reference of new Set(borrowed)) at(reference).notes.push(note);
  }
  for (const brief of library.briefs)
    brief.data.stories.forEach((story, index) => {
      for (const reference of new Set(story.basedOn)) at(reference).stories.push({ brief, story, index });
    });
  return all;
}

/** A Library never changes, so what is derived from it is made once; every page of a build asks for it. */
const fallenByLibrary = new WeakMap<Library, ReadonlyMap<string, FallenClaim>>();
const dependentsByLibrary = new WeakMap<Library, Map<string, Growing>>();

function remember<T>(cache: WeakMap<Library, T>, library: Library, make: () => T): T {
  const known = cache.get(library);
  if (known !== undefined) return known;
  const made = make();
  cache.set(library, made);
  return made;
}
