/** The faces of a card by the name the renderer knows them by; their files are the adapter's business. */
export type Face = 'Display' | 'Serif' | 'Sans' | 'SansBold' | 'Mono';

/** What the layouts need to know of the fonts. */
export interface Faces {
  /** Width of a text at size 1, with kerning, missing characters taken from the fallback fonts. */
  measure(face: Face, text: string): number;
  /** Whether a face itself has every character of a text. */
  covers(face: Face, text: string): boolean;
}

/** The elegant cut where it has every letter, else the complete one for the whole title: mixed weights look broken. */
export function titleFace(text: string, faces: Faces): Face {
  return faces.covers('Display', text) ? 'Display' : 'Serif';
}
