import { entityKinds } from '#domain/entity.ts';
import { eventKinds, severities } from '#domain/event.ts';
import { fields, quote, toWrite } from '#views/draft/yaml.ts';

/** The file of a new event: a story that several notes share. */
export function eventDraft(name: string, day: string): string {
  return `${fields([
    [
      'name',
      quote(name),
      'What happened, in a few words. Public as soon as a public note names it as its event (by the name of this file).',
    ],
    ['kind', eventKinds[0], `One of: ${eventKinds.join(', ')}.`],
    ['status', 'reported', 'reported, confirmed, disputed, corrected or closed.'],
    ['severity', 'complementary', `OECD: ${severities.join(', ')}.`],
    ['occurred', day, 'The day it happened, not the day it was reported.'],
    ['summary', quote(toWrite('what is known, in two or three sentences.'))],
    '# Optional; to use it, delete the # and the space after it on each line.\n# timeline:\n#   - on: 2026-03-26\n#     text: What happened that day.\n#     source: { publisher: OECD.AI, title: An entry, url: "https://oecd.ai/", accessed: 2026-11-23 }',
  ])}\n`;
}

/** The file of a new entity: a company, model, regulator, product or government that notes are about. */
export function entityDraft(name: string): string {
  return `${fields([
    ['name', quote(name), 'Public as soon as a public note names it under entities (by the name of this file).'],
    ['kind', entityKinds[0], `One of: ${entityKinds.join(', ')}.`],
    ['aliases', '[]', 'Other names readers search for.'],
    ['tickers', '[]', 'Market code and symbol, e.g. [XNAS:CRWD].'],
    '# Optional; to use one, delete the # and the space after it. parent is the id of the entity it belongs to.\n# wikidata: Q95\n# parent: anthropic',
    ['description', quote(toWrite('what it is, in one sentence.'))],
  ])}\n`;
}
