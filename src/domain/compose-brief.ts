import type { BriefData } from '#domain/brief.ts';
import type { Change } from '#domain/change.ts';
import { newestChanges } from '#domain/change.ts';
import type { Brief, Library, Note } from '#domain/library.ts';
import { levels } from '#domain/risk-record.ts';
import { zonedInstant } from '#domain/time.ts';
import { type CategoryId, site } from '#site.ts';

/** One story as subscribers get it, whether an editor wrote it or it was taken from a note. */
export interface EditionStory {
  readonly headline: string;
  readonly category: CategoryId;
  readonly fact: string;
  readonly factShort?: string | undefined;
  /** Absent when a note states none: an implication is never made up. */
  readonly implication?: string | undefined;
  readonly note?: string | undefined;
  readonly source?: BriefData['stories'][number]['source'];
  readonly tickers: readonly string[];
  /** Told before, or older than the last brief, and still moving. */
  readonly stillMoving: boolean;
}

/** The Morning Brief of one day, before it is put into a channel's words. */
export interface Edition {
  readonly day: string;
  /** `editor`: from content/briefs; `composed`: chosen by `composeBrief`, and marked as such. */
  readonly origin: 'editor' | 'composed';
  /** The sentence of the day; a composed edition has none, its first headline stands in that place. */
  readonly bottomLine: string | undefined;
  readonly stories: readonly EditionStory[];
  readonly watch: BriefData['watch'];
  readonly changes: readonly Change[];
}

/** A brief has at most five stories, and under three the last two days are searched for what is still moving. */
const most = 5;
const enough = 3;
const hour = 3_600_000;
/** However long ago the last brief was: older than a week is not news. */
const longestGap = 7 * 24 * hour;

/** An editor's brief as an edition. */
export function editorsEdition(brief: Brief): Edition {
  const { stories, watch, changes, bottomLine } = brief.data;
  return {
    day: brief.id,
    origin: 'editor',
    bottomLine,
    stories: stories.map((story) => ({ ...story, stillMoving: false })),
    watch,
    changes,
  };
}

/**
 * What the brief of a day consists of when no editor wrote one: notes published since the last brief, ranked by the
 * impact they state and then by recency; under three, notes published or changed in the last 48 hours follow.
 * @param library everything public at the moment of the brief; `library.now` is that moment.
 * @param lastBriefAt when the last brief went out; by default 08:00 of the latest earlier brief in the library.
 * @returns undefined when there is nothing to tell.
 */
export function composeBrief(library: Library, day: string, lastBriefAt?: Date): Edition | undefined {
  const { now } = library;
  const earliest = now.getTime() - longestGap;
  const since = Math.max((lastBriefAt ?? lastBriefBefore(library, day))?.getTime() ?? 0, earliest);
  const fresh = library.notes.filter((note) => note.data.publishedAt.getTime() > since).sort(byImpactThenRecency);
  const stories = fresh.slice(0, most).map((note) => noteStory(note, library));
  if (stories.length < enough) {
    const moving = library.notes
      .filter((note) => !fresh.includes(note) && lastMoved(note, now) > now.getTime() - 48 * hour)
      .sort(byImpactThenRecency);
    stories.push(...moving.slice(0, enough - stories.length).map((note) => noteStory(note, library, true)));
  }
  if (stories.length === 0) return undefined;
  return { day, origin: 'composed', bottomLine: undefined, stories, watch: [], changes: [] };
}

/** The edition of a day: the editor's if there is one, else composed; undefined when there is nothing to tell. */
export function editionOf(library: Library, day: string, lastBriefAt?: Date): Edition | undefined {
  const brief = library.brief(day);
  return brief ? editorsEdition(brief) : composeBrief(library, day, lastBriefAt);
}

function lastBriefBefore(library: Library, day: string): Date | undefined {
  const last = library.briefs.find((brief) => brief.id < day);
  return last && zonedInstant(last.id, site.telegram.at, site.zone);
}

/** A note as a story, in the note's own words. */
export function noteStory(note: Note, library: Library, stillMoving = false): EditionStory {
  const { title, category, keyTakeaway, implication, entities } = note.data;
  const tickers = entities.flatMap((id) => library.entity(id)?.data.tickers[0] ?? []);
  return {
    headline: title,
    category,
    fact: keyTakeaway,
    implication,
    note: note.id,
    tickers: [...new Set(tickers)].slice(0, 4),
    stillMoving,
  };
}

/** The highest impact a note states for any of its risks; 0 when it states none. */
function impact(note: Note): number {
  return Math.max(0, ...note.data.risks.map((risk) => levels.indexOf(risk.impact) + 1));
}

function byImpactThenRecency(a: Note, b: Note): number {
  return impact(b) - impact(a) || b.data.publishedAt.getTime() - a.data.publishedAt.getTime() || (a.id < b.id ? -1 : 1);
}

function lastMoved(note: Note, now: Date): number {
  const change = newestChanges(note.data.changes).find((one) => one.at <= now);
  return Math.max(note.data.publishedAt.getTime(), change?.at.getTime() ?? 0);
}
