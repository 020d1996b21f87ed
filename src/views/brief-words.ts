/** The fixed words of the message, by the language of a channel. Stories come in the language of their content folder. */
export const briefWords = {
  en: {
    locale: 'en-GB',
    title: 'Morning Brief',
    delayed: 'Delayed',
    composed: 'from our notes',
    soWhat: 'So what:',
    stillMoving: 'still moving',
    watch: 'Watch',
    note: 'Read the note',
    source: 'Source',
    web: 'Read on the web',
    more: (count: number) => `+ ${count} more on the web`,
    corrected: 'Corrected',
    correction: 'Correction to this morning’s brief:',
    withdrawn: 'This brief was withdrawn.',
    disclaimer: 'Information only, not investment advice.',
  },
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
    more: (count: number) => `+ ${count} weitere im Web`,
    corrected: 'Berichtigt',
    correction: 'Berichtigung zum Brief von heute:',
    withdrawn: 'Dieser Brief wurde zurückgezogen.',
    disclaimer: 'Nur zur Information, keine Anlageberatung.',
  },
} as const;

export type BriefLanguage = keyof typeof briefWords;
export const briefLanguages = Object.keys(briefWords) as [BriefLanguage, ...BriefLanguage[]];
