import type { BriefData } from '#domain/brief.ts';
import type { Rule, Sighting, World } from '#domain/lint/finding.ts';
import type { Manuscript } from '#domain/lint/manuscript.ts';
import type { Entity, Note } from '#domain/library.ts';

/** `CrowdStrike (CRWD)` or `CrowdStrike (NASDAQ: CRWD)`; and `$CRWD`. */
const inBrackets = /\b(\p{Lu}[\p{L}\d&.’'-]*(?: \p{Lu}[\p{L}\d&.’'-]*){0,3}) \((?:[A-Z]{3,6}:\s?)?([A-Z]{2,5})\)/gu;
const cashtag = /(?<![\w$])\$([A-Z]{1,5})\b/g;

/** A ticker that belongs to another company, or to none we know. */
export const foreignTicker: Rule = {
  code: 'ticker-of-another',
  says: (a) => `${a['ticker']} ${a['what']}.`,
  reason: 'A wrong ticker sends readers, and their orders, to another company.',
  fix: (a) => a['hint'] ?? 'Correct the ticker, or add it to the entity in content/entities.',
  *find(manuscript, world) {
    const { names, symbols } = directoryOf(world);
    for (const passage of manuscript.passages) {
      if (!/\([A-Z]|\$/.test(passage.text)) continue;
      for (const match of passage.text.matchAll(inBrackets)) {
        const [all, name = '', symbol = ''] = match;
        const entity = longestName(name, names);
        if (!entity || entity.data.tickers.length === 0 || has(entity, symbol)) continue;
        const owner = symbols.get(symbol);
        // “Global X (BUG)” beside a known name, or an abbreviation such as “Bank of England (BoE)”, is no ticker.
        if (!owner && abbreviates(symbol, name)) continue;
        const what = owner ? `is the ticker of ${owner.data.name}` : `is not a ticker of ${entity.data.name}`;
        const hint = `${entity.data.name} has ${entity.data.tickers.join(', ')}.`;
        yield { at: passage.at(match.index, all.length), args: { ticker: symbol, what, hint } };
      }
      for (const match of passage.text.matchAll(cashtag))
        if (!symbols.has(match[1] ?? ''))
          yield {
            at: passage.at(match.index, match[0].length),
            args: { ticker: match[0], what: 'belongs to no entity we know' },
          };
    }
    if (manuscript.collection === 'briefs') yield* storyTickers(manuscript, world);
  },
};

function* storyTickers(manuscript: Manuscript, world: World): Generator<Sighting> {
  const { stories } = manuscript.entry.data as BriefData;
  const { notes } = directoryOf(world);
  for (const [i, story] of stories.entries()) {
    const about = new Set(notes.get(story.note ?? '')?.data.entities ?? []);
    const text = `${story.headline} ${story.fact} ${story.implication}`;
    for (const [j, ticker] of story.tickers.entries()) {
      const owner = world.entries.entities.find((entity) => entity.data.tickers.includes(ticker));
      const at = () => manuscript.field(['stories', i, 'tickers', j]);
      if (!owner) yield { at: at(), args: { ticker, what: 'belongs to no entity we know' } };
      else if (!about.has(owner.id) && !mentions(text, owner, world))
        yield {
          at: at(),
          args: {
            ticker,
            what: `is the ticker of ${owner.data.name}, which this story does not mention`,
            hint: 'Remove the ticker, or say in the story what it has to do with the company.',
          },
        };
    }
  }
}

/** Whether a text names an entity, or something that belongs to it (a product, a model). */
function mentions(text: string, owner: Entity, world: World): boolean {
  const family = world.entries.entities.filter((one) => one.id === owner.id || one.data.parent === owner.id);
  return family.some((one) => [one.data.name, ...one.data.aliases].some((name) => text.includes(name)));
}

function has(entity: Entity, symbol: string): boolean {
  return entity.data.tickers.some((ticker) => ticker.split(':')[1] === symbol);
}

interface Directory {
  readonly notes: ReadonlyMap<string, Note>;
  readonly names: ReadonlyMap<string, Entity>;
  readonly symbols: ReadonlyMap<string, Entity>;
}

const directories = new WeakMap<World, Directory>();

/** Which note has which id, and who has which name and which ticker; made once for a world, not once for each text. */
function directoryOf(world: World): Directory {
  const made = directories.get(world) ?? {
    notes: new Map(world.entries.notes.map((note) => [note.id, note])),
    names: byName(world),
    symbols: bySymbol(world),
  };
  directories.set(world, made);
  return made;
}

function byName({ entries }: World): Map<string, Entity> {
  return new Map(entries.entities.flatMap((one) => [one.data.name, ...one.data.aliases].map((name) => [name, one])));
}

function bySymbol({ entries }: World): Map<string, Entity> {
  return new Map(
    entries.entities.flatMap((one) => one.data.tickers.map((ticker) => [ticker.split(':')[1] ?? '', one])),
  );
}

/** The entity whose name ends a run of capitalised words: “Shares of Palo Alto Networks” is Palo Alto Networks. */
function longestName(words: string, names: ReadonlyMap<string, Entity>): Entity | undefined {
  const parts = words.split(' ');
  for (let from = 0; from < parts.length; from += 1) {
    const found = names.get(parts.slice(from).join(' '));
    if (found) return found;
  }
  return undefined;
}

function abbreviates(symbol: string, name: string): boolean {
  const initials = name.replace(/[^\p{Lu}]/gu, '');
  return symbol.length >= 2 && initials.includes(symbol);
}
