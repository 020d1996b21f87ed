import { hash } from 'node:crypto';
import { chartReader } from '#adapters/card/chart.ts';
import { cardPath } from '#adapters/card/name.ts';
import { contentMemory } from '#adapters/content-memory.ts';
import { readContent, type Content, type ReadOptions } from '#adapters/content-folder.ts';
import { isPreviewing } from '#adapters/desk/preview-mode.ts';
import { previewContent } from '#adapters/desk/last-good.ts';
import type { Environment } from '#adapters/environment.ts';
import { readOthers } from '#adapters/other-editions.ts';
import { type ForecastEntry, forecastList, type Ledger } from '#domain/forecast-list.ts';
import { publicLedger } from '#domain/ledger-check.ts';
import { createLibrary, previewed, type Library } from '#domain/library.ts';
import { once } from '#domain/once.ts';
import { formatProblem } from '#domain/problem.ts';
import type { OtherEdition } from '#domain/translations.ts';
import { localDay } from '#domain/time.ts';
import { UserError } from '#domain/user-error.ts';
import { cardAlt } from '#views/card/alt.ts';
import { defaultCardName } from '#views/card/index-cards.ts';
import { allCards, cardsByName, type CardModel, type PublishedCard } from '#views/card/model.ts';
import { site } from '#site.ts';

/** All that pages are made from: what is public at one moment, and what follows from it. */
export interface Publication {
  /** Ids of all notes, public or not. */
  readonly noteIds: ReadonlySet<string>;
  readonly library: Library;
  readonly ledger: Ledger;
  readonly forecasts: readonly ForecastEntry[];
  /** What is public in other languages. */
  readonly others: readonly OtherEdition[];
  readonly cardModels: ReadonlyMap<string, CardModel>;
  /** Names all of this and the day: the same name, the same pages with a key. */
  readonly name: string;
  /** Address and description of a card by name; of the default card where there is none of that name. */
  readonly cards: (name: string) => PublishedCard;
}

/** Reads the content folder. @param options where several processes read it together. @throws UserError with every problem in it. */
export async function openPublication(
  environment: Environment,
  options: Pick<ReadOptions, 'partner' | 'texts'> = {},
): Promise<Publication> {
  const { contentDir, cacheDir, now, others: settings } = environment;
  const memory = isPreviewing() ? contentMemory(contentDir) : undefined;
  const content = await readContent(contentDir, { ...options, cacheDir, memory, trustsStamps: !memory });
  const others = await readOthers(settings, now);
  if (isPreviewing()) {
    const entries = previewContent(content);
    return publish(createLibrary(entries, now, [], previewed), content, contentDir, others);
  }
  if (content.problems.length > 0)
    throw new UserError(
      content.problems.map((problem) => formatProblem(problem, 'content/')).join('\n'),
      `${content.problems.length} problem(s): mend them and build again. Nothing was written.`,
    );
  return publish(createLibrary(content.entries, now), content, contentDir, others);
}

function publish(library: Library, content: Content, contentDir: string, others: readonly OtherEdition[]): Publication {
  const ledger = content.ledger && publicLedger(content.ledger, library);
  const charts = chartReader(contentDir);
  const cardOf = cardsByName(library, charts);
  let all: ReadonlyMap<string, CardModel> | undefined;
  const forecasts = forecastList(library, ledger);
  const name = once(() => nameOf(library, ledger, others));
  const noteIds = new Set(content.entries.notes.map(({ id }) => id));
  return {
    noteIds,
    get name() {
      return name();
    },
    library,
    ledger,
    forecasts,
    others,
    get cardModels() {
      return (all ??= allCards(library, charts));
    },
    // A build has drawn them all; the development server shows one page at a time.
    cards: nameCards((card) => (all ? all.get(card) : cardOf(card))),
  };
}

function nameOf(library: Library, ledger: Ledger, others: readonly OtherEdition[]): string {
  const entries = [...library.notes, ...library.briefs, ...library.entities, ...library.events];
  const published = others.map((one) => [one.edition, one.siteUrl, [...one.public.notes], [...one.public.briefs]]);
  const parts = [
    entries.map(({ file, digest }) => `${file} ${digest}`),
    library.authors,
    library.tombstones,
    ledger?.at(-1)?.hash,
    localDay(library.now, site.zone),
    published,
  ];
  return hash('sha256', JSON.stringify(parts), 'hex');
}

function nameCards(modelOf: (name: string) => CardModel | undefined): (name: string) => PublishedCard {
  const named = new Map<string, PublishedCard>();
  return (name) => {
    const known = named.get(name);
    if (known) return known;
    const own = modelOf(name);
    const model = own ?? modelOf(defaultCardName);
    if (!model) throw new Error(`There is no card called ${name}.`);
    const card = { path: cardPath(own ? name : defaultCardName, model), alt: cardAlt(model) };
    named.set(name, card);
    return card;
  };
}
