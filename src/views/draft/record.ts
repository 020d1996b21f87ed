import { entityKinds } from '#domain/entity.ts';
import { eventKinds, severities } from '#domain/event.ts';
import { fields, quote, toWrite } from '#views/draft/yaml.ts';

/** The file of a new event: a story that several notes share. */
export function eventDraft(name: string, day: string): string {
  return `${fields([
    ['name', quote(name), 'What happened, in a few words.'],
    ['kind', eventKinds[0], `One of: ${eventKinds.join(', ')}.`],
    ['status', 'reported', 'reported, confirmed, disputed, corrected or closed.'],
    ['severity', 'complementary', `OECD: ${severities.join(', ')}.`],
    ['occurred', day, 'The day it happened, not the day it was reported.'],
    ['summary', quote(toWrite('what is known, in two or three sentences.'))],
    '# timeline:\n#  - on: 2026-03-26\n#    text: What happened that day.\n#    source: { publisher: OECD.AI, title: An entry, url: "https://oecd.ai/", accessed: 2026-11-23 }',
  ])}\n`;
}

/** The file of a new entity: a company, model, regulator, product or government that notes are about. */
export function entityDraft(name: string): string {
  return `${fields([
    ['name', quote(name)],
    ['kind', entityKinds[0], `One of: ${entityKinds.join(', ')}.`],
    ['aliases', '[]', 'Other names readers search for.'],
    ['tickers', '[]', 'Market code and symbol, e.g. [XNAS:CRWD].'],
    '# wikidata: Q95\n# parent: anthropic    # id of the entity it belongs to',
    ['description', quote(toWrite('what it is, in one sentence.'))],
  ])}\n`;
}
