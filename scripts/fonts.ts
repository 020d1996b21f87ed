import { createRequire } from 'node:module';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createFontStack } from '@capsizecss/core';
import { entireMetricsCollection } from '@capsizecss/metrics/entireMetricsCollection';
import { fromBuffer } from '@capsizecss/unpack';
import subsetFont from 'subset-font';
import { run } from './run.ts';

/**
 * `npm run fonts`: remakes public/fonts and src/styles/fonts.css from the complete fonts in node_modules. Run it after
 * changing a font or the characters; the results are committed, so nobody else needs to.
 *
 * Names: “Source” is a reserved font name (OFL 1.1 §3), so the cuts carry ours.
 */
const require = createRequire(import.meta.url);
const outDir = 'public/fonts';

/** The everyday part, which every page loads: Basic Latin, Latin-1 and the punctuation of English prose. */
const latin = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131],
  [0x152, 0x153],
  [0x2002, 0x2027],
  [0x202f],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x2044],
  [0x2060],
  [0x20ac],
  [0x2122],
  [0x2191],
  [0x2193],
  [0x2212],
];
/** Names of Central Europe, Turkey, Vietnam …: loaded only by a page that has such a letter. */
const latinExt = [
  [0x100, 0x130],
  [0x132, 0x151],
  [0x154, 0x24f],
  [0x1e00, 0x1eff],
  [0x20ab],
  [0x20ba],
  [0x20bd],
  [0x20bf],
];
/** Signs of tables: arrows, comparisons, fractions, small figures. Same rule. */
const signs = [
  [0x2030],
  [0x2070, 0x209f],
  [0x2116],
  [0x215b, 0x215e],
  [0x2190],
  [0x2192],
  [0x2194],
  [0x2196, 0x2199],
  [0x21d2],
  [0x2248],
  [0x2260],
  [0x2264, 0x2265],
  [0x25a0],
  [0x25b2],
  [0x25bc],
  [0x25cf],
  [0x2713],
];

interface Face {
  readonly family: string;
  readonly file: string;
  readonly weight: string;
  readonly style: 'normal' | 'italic';
  /**
   * `optional`: a late font waits for the next page, so nothing moves. For the furniture, whose stand-in is near enough;
   * measured with fonts 1.2 s late, it caused all but 0.03 of a layout shift of up to 0.12. The text is worth the 0.03.
   */
  readonly display: 'swap' | 'optional';
  readonly axes: Record<string, number | { min: number; max: number }>;
  /** Folder and name of the variable font, and the static one that has the signs. */
  readonly variable: readonly [folder: string, name: string, style: 'normal' | 'italic'];
  readonly complete: string;
  /** Fonts of the reader's machine that stand in until ours is there, in order. */
  readonly standIns: readonly ('georgia' | 'timesNewRoman' | 'arial' | 'roboto')[];
}

const serifMachine = ['georgia', 'timesNewRoman'] as const;
const serif = 'source-serif-4';
const range400to700 = { min: 400, max: 700 };
const faces: Face[] = [
  {
    family: 'Fazen Serif',
    file: 'fazen-serif-text',
    weight: '400 700',
    style: 'normal',
    display: 'swap',
    axes: { opsz: 16, wght: range400to700 },
    variable: [serif, serif, 'normal'],
    complete: 'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
    standIns: serifMachine,
  },
  {
    family: 'Fazen Serif',
    file: 'fazen-serif-italic',
    weight: '400',
    style: 'italic',
    display: 'swap',
    axes: { opsz: 16, wght: 400 },
    variable: [serif, serif, 'italic'],
    complete: 'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
    standIns: serifMachine,
  },
  {
    family: 'Fazen Display',
    file: 'fazen-serif-display',
    weight: '600',
    style: 'normal',
    display: 'swap',
    axes: { opsz: 48, wght: 600 },
    variable: [serif, serif, 'normal'],
    complete: 'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
    standIns: serifMachine,
  },
  {
    family: 'Fazen Sans',
    file: 'fazen-sans',
    weight: '400 700',
    style: 'normal',
    display: 'optional',
    axes: { opsz: 14, wght: range400to700 },
    variable: ['inter', 'inter', 'normal'],
    complete: 'inter/400Regular/Inter_400Regular.ttf',
    standIns: ['arial', 'roboto'],
  },
];

await run(async () => {
  await mkdir(outDir, { recursive: true });
  const rules: string[] = [];
  for (const face of faces) {
    const [folder, name, style] = face.variable;
    const from = (part: string) => `@fontsource-variable/${folder}/files/${name}-${part}-standard-${style}.woff2`;
    const main = await cut(face.file, from('latin'), latin, face.axes);
    await cut(`${face.file}-ext`, from('latin-ext'), latinExt, face.axes);
    await cut(`${face.file}-signs`, `@expo-google-fonts/${face.complete}`, signs);
    rules.push(
      rule(face, face.file, latin),
      rule(face, `${face.file}-ext`, latinExt),
      rule(face, `${face.file}-signs`, signs),
    );
    rules.push(await standIns(face, main));
  }
  const note =
    '/* Made by `npm run fonts` (scripts/fonts.ts); do not edit. The stand-ins have the widths and heights of ours. */';
  await writeFile('src/styles/fonts.css', `${note}\n@layer tokens {\n${rules.join('\n')}\n}\n`);
  return 0;
});

async function cut(
  name: string,
  from: string,
  ranges: readonly number[][],
  variationAxes?: Face['axes'],
): Promise<Buffer> {
  const font = await readFile(require.resolve(from));
  const woff2 = await subsetFont(font, characters(ranges), {
    targetFormat: 'woff2',
    ...(variationAxes && { variationAxes }),
  });
  await writeFile(path.join(outDir, `${name}.woff2`), woff2);
  console.log(`${name}.woff2  ${(woff2.length / 1024).toFixed(1)} KB`);
  return woff2;
}

function rule({ family, weight, style, display }: Face, file: string, ranges: readonly number[][]): string {
  const codes = ranges.map(([from = 0, to]) => `U+${hex(from)}${to === undefined ? '' : `-${hex(to)}`}`).join(', ');
  return `@font-face { font-family: '${family}'; src: url('/fonts/${file}.woff2') format('woff2'); font-weight: ${weight}; font-style: ${style}; font-display: ${display}; unicode-range: ${codes}; }`;
}

/**
 * `size-adjust` and the overrides for the fonts a machine has, from the widths and heights of both (Capsize weighs
 * letters by their frequency in English), so that nothing moves when our font arrives.
 */
async function standIns(face: Face, woff2: Buffer): Promise<string> {
  const own = { ...(await fromBuffer(woff2)), familyName: face.family };
  const machine = face.standIns.map((name) => entireMetricsCollection[name]);
  const { fontFaces } = createFontStack([own, ...machine], {
    fontFaceFormat: 'styleObject',
    fontFaceProperties: { fontStyle: face.style, fontWeight: face.weight },
  });
  return fontFaces
    .map(({ '@font-face': it }, i) => {
      const declarations = Object.entries({
        ...it,
        fontFamily: `'${face.family} Fallback${i > 0 ? ` ${i + 1}` : ''}'`,
      });
      return `@font-face { ${declarations.map(([key, value]) => `${key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}: ${value};`).join(' ')} }`;
    })
    .join('\n');
}

function characters(ranges: readonly number[][]): string {
  return ranges
    .map(([from = 0, to = from]) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i)))
    .join('');
}

function hex(code: number): string {
  return code.toString(16).toUpperCase();
}
