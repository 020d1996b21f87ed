import type { Status } from '#domain/note.ts';

/** A note or a brief on the desk. `broken`: its fields cannot be read. */
export interface DeskEntry {
  readonly collection: 'notes' | 'briefs';
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly state: Status | 'broken';
  readonly at?: Date;
  readonly remarks: readonly DeskRemark[];
  /** Whether the house rules have still to read it; its problems are known. */
  readonly unchecked?: boolean;
}

/** A problem or a finding, told. */
export interface DeskRemark {
  readonly kind: 'problem' | 'finding';
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly says: string;
  readonly why: string;
  readonly fix: string;
}

/** What each audience sees of one entry, made by the views of production. */
export interface DeskPreviews {
  /** Address of the page on this server. */
  readonly page: string;
  readonly cards: readonly {
    readonly label: string;
    readonly src: string;
    readonly width: number;
    readonly height: number;
  }[];
  readonly telegram?: {
    /** The message's text as Telegram takes it (its own HTML, escaped by the view). */
    readonly html: string;
    readonly buttons: readonly string[];
    readonly counts: readonly string[];
    readonly fits: boolean;
  };
  readonly feed?: {
    readonly title: string;
    readonly summary: string;
    readonly guid: string;
    readonly words: number;
    readonly date: Date;
  };
  readonly search?: { readonly title: string; readonly takeaway: string; readonly kind: string; readonly date: string };
  /** Stories of a brief, which can be put in another order. */
  readonly stories: readonly string[];
}

/** In the order in which they need an editor. */
export const states: readonly DeskEntry['state'][] = ['broken', 'draft', 'scheduled', 'published', 'withdrawn'];

export const stateLabels: Record<DeskEntry['state'], string> = {
  broken: 'Cannot be read',
  draft: 'Draft',
  scheduled: 'Scheduled',
  published: 'Published',
  withdrawn: 'Withdrawn',
};
