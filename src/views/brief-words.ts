import { type Edition, editions } from '#editions/all.ts';
import { type CategoryId, facts } from '#site.ts';

type MessageWords = Edition['message'] &
  Pick<Edition, 'direction'> & { readonly categories: Readonly<Record<CategoryId, { readonly label: string }>> };

function ofEdition({ message, direction, publisher }: Edition): MessageWords {
  return { ...message, direction, categories: publisher?.categories ?? facts.categories };
}

/**
 * The fixed words of the message, by the language of a channel: one process serves channels of several languages.
 * Stories come in the language of their content folder.
 */
export const briefWords = {
  en: ofEdition(editions.en),
  ar: ofEdition(editions.ar),
  de: {
    locale: 'de-DE',
    title: 'Morning Brief',
    delayed: 'Verspätet',
    composed: 'aus unseren Analysen',
    soWhat: 'Bedeutung:',
    stillMoving: 'weiter in Bewegung',
    watch: 'Termine',
    note: 'Zur Analyse',
    source: 'Quelle',
    web: 'Im Web lesen',
    more: (count) => `+ ${count} weitere im Web`,
    corrected: 'Berichtigt',
    correction: 'Berichtigung zum Brief von heute:',
    withdrawn: 'Dieser Brief wurde zurückgezogen.',
    disclaimer: 'Nur zur Information, keine Anlageberatung.',
    hashtag: '#MorningBrief',
    direction: 'ltr',
    categories: facts.categories,
  },
} as const satisfies Record<string, MessageWords>;

export type BriefLanguage = keyof typeof briefWords;
export const briefLanguages = Object.keys(briefWords) as [BriefLanguage, ...BriefLanguage[]];
