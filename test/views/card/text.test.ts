import { describe, expect, it } from 'vitest';
import type { Faces } from '#views/card/drawing/faces.ts';
import { textBlock } from '#views/card/drawing/text.ts';

/** A face in which every sign is half as wide as it is high. */
const faces: Faces = { measure: (_, text) => [...text].length * 0.5, space: () => 0.5, covers: () => true };
const shown = (text: string, lines = 2) => textBlock(text, faces, { width: 400, size: 20, lines }, {}).lines.join(' ');

describe('running text that its room cannot hold', () => {
  it('ends with a whole sentence', () => {
    expect(shown('Five waves moved from stolen tokens to builds. The sixth closes the easiest way in.')).toBe(
      'Five waves moved from stolen tokens to builds.',
    );
  });

  it.each(['npm 12 closes the easiest way in, at last.', 'xAI says that it was not among them at all.'])(
    'also where the next begins with a small letter: %s',
    (next) => {
      expect(shown(`Five waves moved from stolen tokens to builds. ${next}`)).toBe(
        'Five waves moved from stolen tokens to builds.',
      );
    },
  );

  it('does not take an abbreviation for an end', () => {
    expect(shown('The loss may reach approx. five per cent of what insurers had put aside for it')).toMatch(/…$/);
  });

  it('has typographic apostrophes', () => {
    expect(shown("Four companies' plans aren't one.")).toBe('Four companies’ plans aren’t one.');
  });
});
