import { z } from 'zod';
import { labels } from '#edition.ts';
import { id, text, timestamp } from '#domain/fields.ts';

/**
 * Kinds of public change. Correction = a mistake; revision = planned or improved; the split follows the ONS:
 * https://www.ons.gov.uk/methodology/methodologytopicsandstatisticalconcepts/revisions/guidetostatisticalrevisions
 */
export const changeKinds = ['correction', 'revision', 'clarification', 'update', 'retraction'] as const;

export const change = z.strictObject({
  id: id.optional().describe('Permanent name of this change; defaults to its kind and day.'),
  at: timestamp.describe('When the change was made public.'),
  kind: z.enum(changeKinds).describe('correction, revision, clarification, update or retraction.'),
  summary: text(400).describe('What changed, for the top of the page.'),
  cause: text(600).optional().describe('Why it was wrong or had to change.'),
  done: text(600).optional().describe('What was done about it.'),
  impact: text(600).optional().describe('What it means for the conclusions.'),
  sections: z.array(text(80)).default([]).describe('Sections that changed.'),
  claims: z.array(z.string()).default([]).describe('Ids of the claims concerned.'),
});

export type Change = z.output<typeof change>;

/** Label of a change for readers. */
export const changeLabels: Record<Change['kind'], string> = labels.changes;

/** Changes newest first. */
export function newestChanges(changes: readonly Change[]): Change[] {
  return [...changes].sort((a, b) => b.at.getTime() - a.at.getTime());
}
