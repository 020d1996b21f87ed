import { z } from 'zod';
import { day, id, text, url } from '#domain/fields.ts';

/** How close a source stands to the fact: MAR Art. 3(1)(b)–(c) asks that sources, and doubt about them, be shown. */
export const sourceTiers = ['primary', 'official', 'reporting', 'commentary'] as const;

/** A source without an id, as a brief's story or an event's timeline names it. */
export const citedSource = z.strictObject({
  publisher: text(80).describe('Who published it, e.g. “OECD.AI”.'),
  title: text(300).describe('Title of the page as you saw it.'),
  url: url.describe('Full address of the page.'),
  date: day.optional().describe('Day of publication, if known.'),
  accessed: day.describe('Day on which you opened the page.'),
});

/** A numbered source of a note. */
export const source = citedSource.extend({
  id: id.describe('Short name used by <Cite id="…" />, e.g. s1.'),
  tier: z.enum(sourceTiers).default('reporting').describe('primary, official, reporting or commentary.'),
  origin: text(120).optional().describe('The publisher this page relies on, when it reports what another found.'),
  archive: url.optional().describe('Address of an archived copy.'),
  note: text(300).optional().describe('A remark for readers, e.g. “secondary copy”.'),
});

export type CitedSource = z.output<typeof citedSource>;
export type Source = z.output<typeof source>;

/** Number of independent origins among sources: pages that repeat one report count once. */
export function independentOrigins(sources: readonly Source[]): number {
  return new Set(sources.map((one) => (one.origin ?? one.publisher).split(',')[0]?.trim().toLowerCase())).size;
}

/** What a list of sources is worth, in figures. */
export interface Evidence {
  readonly sources: number;
  readonly origins: number;
  /** Sources per tier, in the order of the tiers, without empty ones. */
  readonly tiers: readonly { readonly tier: Source['tier']; readonly count: number }[];
  readonly archived: number;
}

export function evidence(sources: readonly Source[]): Evidence {
  return {
    sources: sources.length,
    origins: independentOrigins(sources),
    tiers: sourceTiers
      .map((tier) => ({ tier, count: sources.filter((one) => one.tier === tier).length }))
      .filter((one) => one.count > 0),
    archived: sources.filter((one) => one.archive).length,
  };
}
