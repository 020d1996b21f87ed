import { cardPath } from '#adapters/card/name.ts';
import { cardAlt } from '#views/card/alt.ts';
import { recordCard, siteCard } from '#views/card/index-cards.ts';
import type { PublishedCard } from '#views/card/model.ts';

const models = { site: siteCard, 'pages/record': recordCard };

/** The cards that are the same whatever is published: of the site, and of the pages of the record. */
export function fixedCards(): (name: keyof typeof models) => PublishedCard {
  const named = new Map<string, PublishedCard>();
  return (name) => {
    const known = named.get(name) ?? { path: cardPath(name, models[name]), alt: cardAlt(models[name]) };
    named.set(name, known);
    return known;
  };
}
