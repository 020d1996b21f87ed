import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fontkit from 'fontkit';
import type { Font } from 'satori';
import { type Fallback, fallbackFiles, faceFiles } from '#adapters/card/drawing/font-files.ts';
import type { CardNode } from '#views/card/drawing/element.ts';
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

/** The language whose ideographs a card shows. */
export type Ideographs = 'Chinese' | 'Japanese' | 'Korean';

/**
 * The language of the ideographs in texts that are shown together, which kana or hangul tell. Decided for all of a card:
 * fonts that change from word to word, or from line to line, look broken.
 */
export function ideographsOf(texts: readonly string[]): Ideographs {
  const all = texts.join(' ');
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(all)) return 'Japanese';
  return /\p{Script=Hangul}/u.test(all) ? 'Korean' : 'Chinese';
}

/** The font that draws a character when `face` is asked for: itself, the sans, or the first fallback that has it. */
function fontFor(face: Face, character: string, language: Ideographs): Face | Fallback {
  const code = character.codePointAt(0) ?? 0;
  const has = (name: Face | Fallback) => load(name).metrics.hasGlyphForCodePoint(code);
  const found = [face, 'Sans' as const].find(has) ?? scripts(character, language).find(has);
  if (found) return found;
  throw new MissingGlyph(character);
}

/** Fallback fonts that may have a character, so that no other is read from disk. */
function scripts(character: string, language: Ideographs): Fallback[] {
  if (/[\p{Script=Arabic}]/u.test(character)) return ['Arabic'];
  if (/[\p{Script=Hangul}]/u.test(character)) return ['Korean'];
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u.test(character))
    return [...new Set([language, 'Chinese', 'Japanese'] as const)];
  return ['Emoji', 'Arabic', 'Japanese', 'Chinese', 'Korean'];
}

/** Widths and coverage for the layouts of a card with ideographs of this language, or none. */
export function facesFor(language: Ideographs): Faces {
  return {
    covers: (face, text) =>
      [...text].every((sign) => silent.test(sign) || load(face).metrics.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)),
    measure: (face, text) => measure(face, text, language),
    space: (face, text) =>
      Math.max(
        ...new Set(
          [face, ...runs(face, text, language).map((run) => run.font)].filter((name) => name !== 'Emoji').map(spaceOf),
        ),
      ),
  };
}

function spaceOf(name: Face | Fallback): number {
  const { metrics } = load(name);
  return metrics.hasGlyphForCodePoint(32) ? metrics.layout(' ').advanceWidth / metrics.unitsPerEm : 0;
}

/** Words and pairs of letters recur from card to card; the bound keeps a long run from growing without end. */
const widths = new Map<string, number>();
const maxWidths = 50_000;

function measure(face: Face, text: string, language: Ideographs): number {
  return remembered(`${language} ${face} ${text}`, () =>
    runs(face, text, language).reduce((sum, run) => {
      // satori keeps room for every part of a composed emoji, as if it did not compose.
      const parts = run.font === 'Emoji' ? [...run.text].filter((sign) => !silent.test(sign)) : [run.text];
      return parts.reduce((total, part) => total + widthIn(run.font, part), sum);
    }, 0),
  );
}

function remembered(key: string, work: () => number): number {
  const known = widths.get(key);
  if (known !== undefined) return known;
  const width = work();
  if (widths.size >= maxWidths) widths.clear();
  widths.set(key, width);
  return width;
}

/** Words of which a font changes nothing but the distance of neighbours: letters that neither join nor form a ligature. */
const plain = /^(?!.*f[fijlbhkt])[A-Za-zÀ-ž]{3,}$/u;

/**
 * Width of a text in one font. Shaping is most of the time of a layout, so a plain word is put together from its pairs of
 * letters, of which a language has a few hundred: the same number, as a test holds.
 */
function widthIn(font: Face | Fallback, text: string): number {
  if (!plain.test(text)) return shaped(font, text);
  let width = 0;
  for (let at = 1; at < text.length; at += 1) {
    width += remembered(`${font}|${text.slice(at - 1, at + 1)}`, () => shaped(font, text.slice(at - 1, at + 1)));
    if (at > 1) width -= remembered(`${font}|${text[at - 1]}`, () => shaped(font, text[at - 1] ?? ''));
  }
  return width;
}

function shaped(font: Face | Fallback, text: string): number {
  const { metrics } = load(font);
  return metrics.layout(text).advanceWidth / metrics.unitsPerEm;
}

function runs(face: Face, text: string, language: Ideographs): { font: Face | Fallback; text: string }[] {
  const found: { font: Face | Fallback; text: string }[] = [];
  for (const sign of text) {
    const last = found.at(-1);
    const font = last && silent.test(sign) ? last.font : fontFor(face, sign, language);
    if (last?.font === font) last.text += sign;
    else found.push({ font, text: sign });
  }
  return found;
}

const order: readonly (Face | Fallback)[] = ['Sans', ...(Object.keys(fallbackFiles) as Fallback[])];

/**
 * The same tree with the fonts each text takes: its face, and of the others only those its characters ask for, in the
 * order they are tried. satori looks a text up in every font that is named, so naming all of them doubles its time.
 */
export function withFallbacks(node: CardNode, language: Ideographs): CardNode {
  const { style, children } = node.props;
  if (typeof children === 'string') {
    const face = style?.['fontFamily'] as Face;
    const used = new Set<Face | Fallback>(runs(face, children, language).map((run) => run.font));
    const others = new Set([language, ...order].filter((font) => font !== face && used.has(font)));
    const families = [face, ...others].join(', ');
    return { ...node, props: { ...node.props, style: { ...style, fontFamily: families } } };
  }
  return children
    ? { ...node, props: { ...node.props, children: children.map((one) => withFallbacks(one, language)) } }
    : node;
}

const sets = new Map<string, Font[]>();

/**
 * The fonts satori needs for these texts: the faces, and the fallbacks their characters ask for. The same array for the
 * same set, because satori keeps what it parsed by the array.
 * @throws MissingGlyph when a character is in none of them.
 */
export function fontsFor(texts: readonly string[], language: Ideographs): Font[] {
  const needed = new Set<Fallback>();
  for (const sign of new Set(texts.join('')))
    if (!silent.test(sign)) {
      const font = fontFor('Sans', sign, language);
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
