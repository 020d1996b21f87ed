/** The faces of a card by the name the renderer knows them by; their files are the adapter's business. */
export type Face = 'Display' | 'Serif' | 'Sans' | 'SansBold' | 'Mono';

/** What the layouts need to know of the fonts. */
export interface Faces {
  /** Width of a text at size 1, with kerning, missing characters taken from the fallback fonts. */
  measure(face: Face, text: string): number;
  /** Width at size 1 of the widest space among the fonts that a text takes: which of them draws it is the renderer's choice. */
  space(face: Face, text: string): number;
  /** Whether a face itself has every character of a text. */
  covers(face: Face, text: string): boolean;
}

/** Widths for one text in one face, its spaces counted as the widest that may be drawn. */
export function measureFor(face: Face, text: string, faces: Faces): (part: string) => number {
  const space = faces.space(face, text);
  return (part) => {
    const words = part.split(' ');
    return words.reduce((sum, word) => sum + faces.measure(face, word), (words.length - 1) * space);
  };
}

/** The elegant cut where it has every letter, else the complete one for the whole title: mixed weights look broken. */
export function titleFace(text: string, faces: Faces): Face {
  return faces.covers('Display', text) ? 'Display' : 'Serif';
}
