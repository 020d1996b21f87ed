import * as ar from './ar.ts';
import * as en from './en.ts';

/** An edition: the publication in one language, with its strings and facts. English is the pattern: `en.ts`. */
export type Edition = typeof en;

/** Every edition, by the name under which the environment variable EDITION chooses it. */
export const editions = { en, ar } as const satisfies Record<string, Edition>;
export type EditionId = keyof typeof editions;
export const editionIds = Object.keys(editions) as [EditionId, ...EditionId[]];
