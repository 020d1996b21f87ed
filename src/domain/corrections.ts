import { labels, words } from '#edition.ts';
import { type Change, changeLabels, newestChanges } from '#domain/change.ts';
import { dependentsOf, fallenClaims, type FallenClaim, hasFallen } from '#domain/claims.ts';
import type { Library, Note, Brief } from '#domain/library.ts';
import { paths } from '#domain/paths.ts';
import { permanentId } from '#domain/publish.ts';
import { formatDay, localDay } from '#domain/time.ts';
import { site } from '#site.ts';

/** One public change of a note or a brief, with the claims it concerns and all that rests on them. */
export interface PublicChange {
  /** Unique and permanent: `claude-mythos-leak-correction-2026-11-23`. Anchor on /corrections/ and end of the feed's guid. */
  readonly id: string;
  readonly kind: 'notes' | 'briefs';
  readonly entry: Note | Brief;
  readonly title: string;
  /** Page of the entry. */
  readonly path: string;
  readonly change: Change;
  readonly label: string;
  readonly fallen: readonly FallenClaim[];
}

const changesByLibrary = new WeakMap<Library, readonly PublicChange[]>();

/** Every public change, newest first. Made once per library, which never changes. */
export function publicChanges(library: Library): readonly PublicChange[] {
  const known = changesByLibrary.get(library) ?? collectChanges(library);
  changesByLibrary.set(library, known);
  return known;
}

function collectChanges(library: Library): PublicChange[] {
  const fallen = [...fallenClaims(library).values()];
  const notes = library.notes.flatMap((note) =>
    named(note, permanentId(note)).map(([id, change]): PublicChange => ({
      id,
      kind: 'notes',
      entry: note,
      title: note.data.title,
      path: paths.note(note.id),
      change,
      label: changeLabels[change.kind],
      fallen: fallen.filter((one) => one.note === note && change.claims.includes(one.claim.id)),
    })),
  );
  const briefs = library.briefs.flatMap((brief) =>
    named(brief, `brief-${brief.id}`).map(([id, change]): PublicChange => ({
      id,
      kind: 'briefs',
      entry: brief,
      title: words.briefOf(formatDay(brief.id)),
      path: paths.brief(brief.id),
      change,
      label: changeLabels[change.kind],
      fallen: [],
    })),
  );
  return [...notes, ...briefs].sort((a, b) => b.change.at.getTime() - a.change.at.getTime() || (a.id < b.id ? -1 : 1));
}

/** Corrections and retractions only: what the corrections feed carries. Updates and clarifications are not mistakes. */
export function corrections(library: Library): PublicChange[] {
  return publicChanges(library).filter(({ change }) => change.kind === 'correction' || change.kind === 'retraction');
}

/** Where on /corrections/ a fallen claim is explained. */
export function correctionPath(fallen: FallenClaim): string {
  return `${paths.corrections}#${claimAnchor(fallen)}`;
}

/** Anchor of a fallen claim on /corrections/. */
export function claimAnchor(fallen: FallenClaim): string {
  return `claim-${fallen.note.id}-${fallen.claim.id.toLowerCase()}`;
}

/** `contradicted` or `withdrawn`, with the day if a change says when. */
export function fallenLabel({ claim, change }: FallenClaim): string {
  const said = labels.fallen[claim.status === 'contradicted' ? 'contradicted' : 'withdrawn'];
  return said(change && formatDay(localDay(change.at, site.zone)));
}

/** A posted Telegram message that repeats a claim which no longer stands. */
export interface MessageToEdit {
  /** Day of the brief. */
  readonly brief: string;
  /** 1-based number of the story in it. */
  readonly story: number;
  readonly headline: string;
  /** The line to add below the story. */
  readonly line: string;
}

/** Briefs whose posted message needs an edit because a story rests on this claim; none while the claim stands. */
export function messagesToEdit(library: Library, noteId: string, claimId: string): MessageToEdit[] {
  const fallen = fallenClaims(library).get(`${noteId}#${claimId}`);
  if (!fallen || !hasFallen(fallen.claim)) return [];
  return dependentsOf(library, fallen.reference).stories.map(({ brief, story, index }) => ({
    brief: brief.id,
    story: index + 1,
    headline: story.headline,
    line: words.fallen.edit(fallenLabel(fallen), fallen.claim.text),
  }));
}

function named(entry: Note | Brief, prefix: string): [string, Change][] {
  const seen = new Map<string, number>();
  // Numbered from the oldest, so that a later change cannot rename an earlier one.
  const oldestFirst = newestChanges(entry.data.changes).reverse();
  return oldestFirst.map((change) => {
    const name = change.id ?? `${change.kind}-${change.at.toISOString().slice(0, 10)}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [`${prefix}-${name}${count > 1 ? `-${count}` : ''}`, change];
  });
}
