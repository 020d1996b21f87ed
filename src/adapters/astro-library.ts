import { fixedCards } from '#adapters/card/fixed.ts';
import { contentVersion } from '#adapters/desk/content-version.ts';
import { type Publication, openPublication } from '#adapters/publication.ts';
import { TextShelf } from '#adapters/text-shelf.ts';
import { readEnvironment } from '#adapters/environment.ts';
import type { ForecastEntry, Ledger } from '#domain/forecast-list.ts';
import type { Library, Note } from '#domain/library.ts';
import type { OtherEdition } from '#domain/translations.ts';
import type { NoteText } from '#views/body/text.ts';
import type { PublishedCard } from '#views/card/model.ts';

/** The environment of this build; `now` is one moment for every page. */
export const environment = readEnvironment();
const shelf = new TextShelf(environment);

let publication: Promise<Publication> | undefined;
let closedFor: string | undefined;
let readAt: number | undefined;

/** The Library for pages. */
export async function getLibrary(): Promise<Library> {
  return (await opened()).library;
}

/** Address and description of cards by name, e.g. `notes/claude-mythos-leak`; pages without a card show the default. */
export async function getCards(): Promise<(name: string) => PublishedCard> {
  return (await opened()).cards;
}

/** What is public in other languages; nothing is read where no other edition is configured. */
export async function getOtherEditions(): Promise<readonly OtherEdition[]> {
  return (await opened()).others;
}

/** The sealed forecasts of this build; undefined where the content has no ledger. */
export async function getLedger(): Promise<Ledger> {
  return (await opened()).ledger;
}

/** All public forecasts with their seals. */
export async function getForecasts(): Promise<readonly ForecastEntry[]> {
  return (await opened()).forecasts;
}

/** Cards that show nothing of the library, which any page may name. */
export const fixedCard = fixedCards();

/** The build reads the content before any page is made, and hands it over here. */
export function givePublication(given: Publication): void {
  publication = Promise.resolve(given);
}

/**
 * Closes the Library while a page with a key is rendered (`undefined` opens it): such a page must show nothing but its
 * props, or it would not be made again when what it shows has changed.
 */
export function closeLibrary(forPage: string | undefined): void {
  closedFor = forPage;
}

function opened(): Promise<Publication> {
  if (closedFor)
    throw new Error(
      `${closedFor} asks for the Library while it is rendered. Give it what it shows in the props of getStaticPaths, so that its key knows of it.`,
    );
  // In development the content changes under us, and is read again when it did.
  if (import.meta.env.DEV && readAt !== contentVersion()) {
    readAt = contentVersion();
    publication = undefined;
  }
  publication ??= openPublication(import.meta.env.DEV ? readEnvironment() : environment);
  return publication;
}

/** Texts at hand: the page of a note and its twins follow each other, and feeds share their newest entries. */
const atHand = 400;
const texts = new Map<string, Promise<NoteText>>();

/**
 * The text of a note in all its forms, made once per version of its files.
 * @param digest the digest of the note, from the page's props: a page that shows a text must have it in its key.
 */
export function getText(note: Note, digest: string | undefined): Promise<NoteText> {
  if (digest !== note.digest)
    throw new Error(
      `The text of ${note.id} is shown without its digest in the props, so the page's key would not know of it.`,
    );
  const key = `${note.id} ${note.digest}`;
  const known = texts.get(key);
  if (known) return known;
  const made = shelf.text(note);
  texts.set(key, made);
  const oldest = texts.size > atHand ? texts.keys().next().value : undefined;
  if (oldest !== undefined) texts.delete(oldest);
  return made;
}
