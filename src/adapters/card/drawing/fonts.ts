import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fontkit from 'fontkit';
import type { Font } from 'satori';
import { type Fallback, fallbackFiles, faceFiles } from '#adapters/card/drawing/font-files.ts';
import type { Face, Faces } from '#views/card/drawing/faces.ts';

/** A character that no font of the cards has. A card never shows a box in its place; the build says where it stands. */
export class MissingGlyph extends Error {
  override readonly name = 'MissingGlyph';
  readonly character: string;

  constructor(character: string) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    super(`no font of the cards has the character “${character}” (U+${code})`);
    this.character = character;
  }
}

interface Loaded {
  readonly data: Buffer;
  readonly metrics: fontkit.Font;
}
const loaded = new Map<Face | Fallback, Loaded>();

function load(name: Face | Fallback): Loaded {
  const known = loaded.get(name);
  if (known) return known;
  const data = readFileSync(
    path.resolve(name in faceFiles ? faceFiles[name as Face] : fallbackFiles[name as Fallback]),
  );
  const font = { data, metrics: fontkit.create(data) as fontkit.Font };
  loaded.set(name, font);
  return font;
}

/** Characters that join or vary others and need no picture of their own: joiners and variation selectors. */
const silent = /[\n\p{Join_Control}\p{Variation_Selector}\u{e0020}-\u{e007f}]/u;

/** The font that draws a character when `face` is asked for: itself, the sans, or the first fallback that has it. */
function fontFor(face: Face, character: string): Face | Fallback {
  const code = character.codePointAt(0) ?? 0;
  const has = (name: Face | Fallback) => load(name).metrics.hasGlyphForCodePoint(code);
  const found = [face, 'Sans' as const].find(has) ?? scripts(character).find(has);
  if (found) return found;
  throw new MissingGlyph(character);
}

/** Fallback fonts that may have a character, so that no other is read from disk. */
function scripts(character: string): Fallback[] {
  if (/[\p{Script=Arabic}]/u.test(character)) return ['Arabic'];
  if (/[\p{Script=Hangul}]/u.test(character)) return ['Korean'];
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u.test(character))
    return ['Japanese', 'Chinese'];
  return ['Emoji', 'Arabic', 'Japanese', 'Chinese', 'Korean'];
}

/** Widths and coverage for the layouts. */
export const cardFaces: Faces = {
  covers: (face, text) =>
    [...text].every((sign) => silent.test(sign) || load(face).metrics.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)),
  measure,
  space: (face, text) =>
    Math.max(
      ...new Set([face, ...runs(face, text).map((run) => run.font)].filter((name) => name !== 'Emoji').map(spaceOf)),
    ),
};

function spaceOf(name: Face | Fallback): number {
  const { metrics } = load(name);
  return metrics.hasGlyphForCodePoint(32) ? metrics.layout(' ').advanceWidth / metrics.unitsPerEm : 0;
}

/** Words recur from card to card; the bound keeps a long run from growing without end. */
const widths = new Map<string, number>();
const maxWidths = 50_000;

function measure(face: Face, text: string): number {
  const key = `${face} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const width = runs(face, text).reduce((sum, run) => {
    const { metrics } = load(run.font);
    // satori keeps room for every part of a composed emoji, as if it did not compose.
    const parts = run.font === 'Emoji' ? [...run.text].filter((sign) => !silent.test(sign)) : [run.text];
    return parts.reduce((total, part) => total + metrics.layout(part).advanceWidth / metrics.unitsPerEm, sum);
  }, 0);
  if (widths.size >= maxWidths) widths.clear();
  widths.set(key, width);
  return width;
}

function runs(face: Face, text: string): { font: Face | Fallback; text: string }[] {
  const found: { font: Face | Fallback; text: string }[] = [];
  for (const sign of text) {
    const last = found.at(-1);
    const font = last && silent.test(sign) ? last.font : fontFor(face, sign);
    if (last?.font === font) last.text += sign;
    else found.push({ font, text: sign });
  }
  return found;
}

const sets = new Map<string, Font[]>();

/**
 * The fonts satori needs for these texts: the faces, and the fallbacks their characters ask for. The same array for the
 * same set, because satori keeps what it parsed by the array.
 * @throws MissingGlyph when a character is in none of them.
 */
export function fontsFor(texts: readonly string[]): Font[] {
  const needed = new Set<Fallback>();
  for (const sign of new Set(texts.join('')))
    if (!silent.test(sign)) {
      const font = fontFor('Sans', sign);
      if (font in fallbackFiles) needed.add(font as Fallback);
    }
  const names = [
    ...(Object.keys(faceFiles) as Face[]),
    ...(Object.keys(fallbackFiles) as Fallback[]).filter((name) => needed.has(name)),
  ];
  const key = names.join();
  const known = sets.get(key);
  if (known) return known;
  const fonts = names.map((name): Font => ({ name, data: load(name).data, weight: 400, style: 'normal' }));
  sets.set(key, fonts);
  return fonts;
}
