import { getCollection } from 'astro:content';
import { isPreviewing } from '#adapters/desk/preview-mode.ts';
import { chartReader } from '#adapters/card/chart.ts';
import { cardPath } from '#adapters/card/name.ts';
import { noteBody } from '#adapters/note-body.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { readOthers } from '#adapters/other-editions.ts';
import { readLedger } from '#adapters/forecast-ledger.ts';
import type { Entries, Entry } from '#domain/collections.ts';
import { createLibrary, previewed, type Library, type Note } from '#domain/library.ts';
import { type ForecastEntry, forecastList, type Ledger } from '#domain/forecast-list.ts';
import { publicLedger, readLines } from '#domain/ledger-check.ts';
import type { OtherEdition } from '#domain/translations.ts';
import type { Body } from '#views/body/render.ts';
import { cardAlt } from '#views/card/alt.ts';
import { defaultCardName } from '#views/card/index-cards.ts';
import { allCards, type PublishedCard } from '#views/card/model.ts';

/** The environment of this build; `now` is one moment for every page. */
export const environment = readEnvironment();

let library: Promise<Library> | undefined;

/** The Library for pages, made once per build (asking Astro for a collection on each page is quadratic). */
export function getLibrary(): Promise<Library> {
  // In development the store changes under us, so the Library is made anew for each request.
  if (import.meta.env.DEV) return build();
  library ??= build();
  return library;
}

let cards: Promise<(name: string) => PublishedCard> | undefined;

/** Address and description of cards by name, e.g. `notes/claude-mythos-leak`; pages without a card show the default. */
export function getCards(): Promise<(name: string) => PublishedCard> {
  if (import.meta.env.DEV) return nameCards();
  cards ??= nameCards();
  return cards;
}

async function nameCards(): Promise<(name: string) => PublishedCard> {
  const models = allCards(await getLibrary(), chartReader(environment.contentDir));
  return (name) => {
    const known = models.has(name) ? name : defaultCardName;
    const model = models.get(known);
    if (!model) throw new Error(`There is no card called ${known}.`);
    return { path: cardPath(known, model), alt: cardAlt(model) };
  };
}

let others: Promise<OtherEdition[]> | undefined;

/** What is public in other languages; nothing is read where no other edition is configured. */
export function getOtherEditions(): Promise<OtherEdition[]> {
  others ??= readOthers(environment.others, environment.now);
  return others;
}

let ledger: Promise<Ledger> | undefined;

/** The sealed forecasts of this build; undefined where the content has no ledger. */
export function getLedger(): Promise<Ledger> {
  const read = async () => {
    const lines = readLines(await readLedger(environment.contentDir));
    return lines && publicLedger(lines, await getLibrary());
  };
  if (import.meta.env.DEV) return read();
  ledger ??= read();
  return ledger;
}

let forecasts: Promise<readonly ForecastEntry[]> | undefined;

/** All public forecasts with their seals, made once per build. */
export function getForecasts(): Promise<readonly ForecastEntry[]> {
  const list = async () => forecastList(await getLibrary(), await getLedger());
  if (import.meta.env.DEV) return list();
  forecasts ??= list();
  return forecasts;
}

const bodies = new Map<string, Promise<Body>>();

/** The rendered text of a note, made once per version of its file. */
export function getBody(note: Note): Promise<Body> {
  const known = bodies.get(note.digest);
  if (known) return known;
  const made = noteBody(environment.contentDir, note);
  bodies.set(note.digest, made);
  return made;
}

async function build(): Promise<Library> {
  const entries: Entries = {
    notes: (await getCollection('notes')).map(toEntry),
    briefs: (await getCollection('briefs')).map(toEntry),
    authors: (await getCollection('authors')).map(toEntry),
    entities: (await getCollection('entities')).map(toEntry),
    events: (await getCollection('events')).map(toEntry),
  };
  const tombstones = (await getCollection('tombstones')).map((one) => one.data);
  return isPreviewing()
    ? createLibrary(entries, environment.now, tombstones, previewed)
    : createLibrary(entries, environment.now, tombstones);
}

interface Stored<Data> {
  id: string;
  data: Data;
  filePath?: string;
  body?: string;
  digest?: number | string;
}

function toEntry<Data>(entry: Stored<Data>): Entry<Data> {
  return {
    id: entry.id,
    file: entry.filePath ?? entry.id,
    data: entry.data,
    body: entry.body ?? '',
    digest: String(entry.digest ?? ''),
    // Problems were found before the store was filled; nothing asks for lines any more.
    locate: () => ({ line: 1, column: 1 }),
  };
}
