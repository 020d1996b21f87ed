import { pruneCards } from '#adapters/card/cache.ts';
import { chartReader } from '#adapters/card/chart.ts';
import { type Drawn, drawCards, type DrawOptions, type Failure } from '#adapters/card/draw.ts';
import { publishCards } from '#adapters/card/published.ts';
import type { Environment } from '#adapters/environment.ts';
import type { Library } from '#domain/library.ts';
import { UserError } from '#domain/user-error.ts';
import { allCards, type CardModel } from '#views/card/model.ts';
import { cardProgress } from './card-progress.ts';

/** Every card of the library, with the charts of its notes. */
export function cardsOf(library: Library, contentDir: string): Map<string, CardModel> {
  return allCards(library, chartReader(contentDir));
}

/**
 * Draws what the cache lacks, with progress.
 * @throws UserError when a character has no font, or the default card cannot be drawn: both need a person.
 */
export async function drawWithProgress(
  cards: ReadonlyMap<string, CardModel>,
  options: Omit<DrawOptions, 'onProgress'>,
): Promise<Drawn> {
  const progress = cardProgress(process.stdout);
  const drawn = await drawCards(cards, { ...options, onProgress: progress.show });
  progress.end();
  refuse(drawn.failures);
  for (const { name, error } of drawn.failures)
    console.warn(`  cards: “${name}” could not be drawn, so it shows the default card: ${error.message}`);
  if (drawn.damaged > 0)
    console.warn(
      `  cards: ${drawn.damaged} in the cache were damaged, cut short or not their own, and were drawn anew`,
    );
  return drawn;
}

/** Puts the drawn cards into the site, keeps what platforms may still ask for and clears the cache of what nobody does. */
export async function placeCards(drawn: Drawn, environment: Environment): Promise<string> {
  const { keys, kept } = await publishCards(drawn.cards, environment);
  const pruned = await pruneCards(environment.cacheDir, keys, environment.now);
  return [summary(drawn), kept > 0 && `${kept} earlier kept`, pruned > 0 && `${pruned} old deleted`]
    .filter(Boolean)
    .join(', ');
}

/** `10,000 cards: 9,988 cached, 12 drawn, 0 failed`. */
export function summary({ total, cached, drawn, failed }: Drawn): string {
  const number = new Intl.NumberFormat('en-GB');
  return `${number.format(total)} ${total === 1 ? 'card' : 'cards'}: ${number.format(cached)} cached, ${number.format(drawn)} drawn, ${number.format(failed)} failed`;
}

function refuse(failures: readonly Failure[]): void {
  const glyphs = failures.filter(({ error }) => error.name === 'MissingGlyph');
  if (glyphs.length > 0)
    throw new UserError(
      glyphs.map(({ name, error }) => `The card of ${name} cannot be drawn: ${error.message}.`).join('\n'),
      'Replace the character in the title or key takeaway, or add a font that has it to src/adapters/card/drawing/font-files.ts.',
    );
  const substitute = failures.find(({ name }) => name === 'site');
  if (substitute)
    throw new UserError(
      `The default card cannot be drawn: ${substitute.error.message}`,
      'Without it no other card can be replaced. Mend src/views/card/drawing first.',
    );
}
