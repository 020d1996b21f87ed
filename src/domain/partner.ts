/** A commercial partner, as `src/site.ts` names it. */
export interface Partner {
  readonly name: string;
  readonly role: string;
  readonly url: string;
  readonly text: string;
  /** Other names under which a text may mention the partner. */
  readonly aliases: readonly string[];
}

/**
 * Whether a text names the partner. A note that does carries no box of the partner's: readers could not tell research
 * from advertisement there.
 */
export function mentionsPartner(partner: Partner, ...texts: readonly string[]): boolean {
  const names = [partner.name, ...partner.aliases].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'iu').test(texts.join('\n'));
}
