import { type Edition, type EditionId, editions } from './editions/all.ts';

/**
 * The edition of this process, chosen once by EDITION. A name that is unknown counts as English here, and
 * `readEnvironment` refuses it before anything is read or written. In what Vite bundles, this module is the file of the
 * edition itself (`astro.config.mjs`), so that a browser gets the strings of one language, and of those only its own.
 */
const asked = process.env['EDITION'] || 'en';
const chosen: Edition = Object.hasOwn(editions, asked) ? editions[asked as EditionId] : editions.en;

export const {
  language,
  direction,
  locale,
  openGraphLocale,
  ownName,
  wordsPerMinute,
  publisher,
  inBrowser,
  message,
  labels,
  words,
} = chosen;
