import { words } from '#edition.ts';
import { newestChanges, type Change } from '#domain/change.ts';
import type { FallenClaim } from '#domain/claims.ts';
import { correctionPath, fallenLabel } from '#domain/corrections.ts';
import { absolute } from '#domain/paths.ts';

/**
 * schema.org `correction` of an entry: its own corrections and retractions, then the claims it rests on that no longer
 * stand and that none of these names. https://schema.org/CorrectionComment
 */
export function correctionComments(
  changes: readonly Change[],
  fallen: readonly FallenClaim[],
  base: string,
): { correction?: Record<string, unknown>[] } {
  const own = newestChanges(changes).filter(({ kind }) => kind === 'correction' || kind === 'retraction');
  const borrowed = fallen.filter(({ change }) => !change || !own.includes(change));
  const comments = [
    ...own.map((change) => ({
      '@type': 'CorrectionComment',
      text: change.summary,
      datePublished: change.at.toISOString(),
    })),
    ...borrowed.map((one) => ({
      '@type': 'CorrectionComment',
      text: words.fallen.comment(fallenLabel(one), one.claim.text),
      url: absolute(correctionPath(one), base),
      ...(one.change && { datePublished: one.change.at.toISOString() }),
    })),
  ];
  return comments.length > 0 ? { correction: comments } : {};
}
