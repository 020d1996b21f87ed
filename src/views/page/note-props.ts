import { notesAlone } from '#domain/excerpt.ts';
import type { ForecastEntry } from '#domain/forecast-list.ts';
import type { Library, Note } from '#domain/library.ts';
import { type RiskEntry, riskEntry } from '#domain/register.ts';
import { type Related, relatedNotes } from '#domain/related.ts';
import { once } from '#domain/once.ts';
import type { LanguageLink } from '#domain/translations.ts';
import type { PublishedCard } from '#views/card/model.ts';

/** All that the page of a note and its twins are made from: the note, and what of the library they show. */
export interface NoteProps {
  readonly note: Note;
  /** Digest of its text, so that the page is made again when the text changes. */
  readonly text: string;
  readonly library: Library;
  readonly newer: Note | undefined;
  readonly older: Note | undefined;
  readonly related: readonly Related[];
  readonly risks: readonly RiskEntry[];
  readonly forecasts: readonly ForecastEntry[];
  readonly card: PublishedCard;
  /** The page in every language it is public in; empty where there is only this one. */
  readonly languages: readonly LanguageLink[];
}

/**
 * The props of every note of a library, in its order. What takes time is made when somebody looks: the development server
 * shows one note of ten thousand.
 * @param forecasts all forecasts of the library.
 */
export function notesProps(
  library: Library,
  forecasts: readonly ForecastEntry[],
  cards: (name: string) => PublishedCard,
  languages: (note: Note) => readonly LanguageLink[],
): NoteProps[] {
  const byNote = Map.groupBy(forecasts, (one) => one.note);
  return notesAlone(library).map((alone, place) => {
    const { note } = alone;
    const related = once(() => relatedNotes(note, library));
    const risks = once(() => note.data.risks.map((risk) => riskEntry(note, risk, library)));
    return {
      note,
      text: note.digest,
      get library() {
        return alone.library;
      },
      newer: library.notes[place - 1],
      older: library.notes[place + 1],
      get related() {
        return related();
      },
      get risks() {
        return risks();
      },
      forecasts: byNote.get(note) ?? [],
      get card() {
        return cards(`notes/${note.id}`);
      },
      get languages() {
        return languages(note);
      },
    };
  });
}
