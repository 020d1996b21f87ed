import { createRequire } from 'node:module';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import subsetFont from 'subset-font';
import { signs } from '#views/page/font-signs.ts';
import { characters, latin, latinExt, type Range } from './fonts/characters.ts';
import { type Face, faces } from './fonts/faces.ts';
import { standIn } from './fonts/stand-ins.ts';
import { run } from './run.ts';

/**
 * `npm run fonts`: remakes public/fonts and src/styles/fonts.css from the complete fonts in node_modules. Run it after
 * changing a font or the characters; the results are committed, so nobody else needs to.
 *
 * Names: “Source” is a reserved font name (OFL 1.1 §3), so the cuts carry ours.
 */
const require = createRequire(import.meta.url);
const outDir = 'public/fonts';

/** What the styles use of a font: its spacing, ligatures and marks, and figures that stand in columns. The rest is a tenth of it. */
const features = ['kern', 'liga', 'clig', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'rlig', 'lnum', 'tnum'];

await run(async () => {
  await mkdir(outDir, { recursive: true });
  const rules: string[] = [];
  for (const face of faces) {
    const [folder, name, style] = face.variable;
    const from = (part: string) => `@fontsource-variable/${folder}/files/${name}-${part}-standard-${style}.woff2`;
    await cut(face.file, from('latin'), latin, face.axes);
    await cut(`${face.file}-ext`, from('latin-ext'), latinExt, face.axes);
    await cut(`${face.file}-signs`, `@expo-google-fonts/${face.complete}`, signs);
    rules.push(
      rule(face, face.file, latin),
      rule(face, `${face.file}-ext`, latinExt),
      rule(face, `${face.file}-signs`, signs),
    );
    rules.push(...(await standIns(face, from('latin'))));
  }
  const note =
    '/* Made by `npm run fonts` (scripts/fonts.ts); do not edit. The stand-ins have the widths and heights of ours. */';
  await writeFile('src/styles/fonts.css', `${note}\n@layer tokens {\n${rules.join('\n')}\n}\n`);
  return 0;
});

async function cut(name: string, from: string, ranges: readonly Range[], axes?: Face['axes']): Promise<void> {
  const woff2 = await subset(from, ranges, axes);
  await writeFile(path.join(outDir, `${name}.woff2`), woff2);
  console.log(`${name}.woff2  ${(woff2.length / 1024).toFixed(1)} KB`);
}

async function subset(from: string, ranges: readonly Range[], axes?: Face['axes']): Promise<Buffer> {
  const font = await readFile(require.resolve(from));
  return subsetFont(font, characters(ranges), {
    targetFormat: 'woff2',
    keepFeatures: features,
    ...(axes && { variationAxes: axes }),
  });
}

/**
 * `optional`: a font that is not there when the page is first painted waits for the next page, so nothing moves under
 * who is reading. Preloaded ones arrive in time on all but a slow line. With `swap` and fonts a second late one broken
 * line moved a whole page: with these stand-ins up to 0.25 of a window, where the font of the machine was Android's.
 */
function rule({ family, weight, style }: Face, file: string, ranges: readonly Range[]): string {
  const codes = ranges.map(([from = 0, to]) => `U+${hex(from)}${to === undefined ? '' : `-${hex(to)}`}`).join(', ');
  return `@font-face { font-family: '${family}'; src: url('/fonts/${file}.woff2') format('woff2'); font-weight: ${weight}; font-style: ${style}; font-display: optional; unicode-range: ${codes}; }`;
}

/** Our letters at one weight, to be measured: a variable font tells the widths of its lightest. */
async function standIns(face: Face, from: string): Promise<string[]> {
  const rules: string[] = [];
  for (const weight of face.weights) {
    const own = await subset(from, latin, { ...face.axes, wght: weight });
    for (const name of face.standIns) rules.push(await standIn(face.family, { weight, style: face.style }, own, name));
  }
  return rules;
}

function hex(code: number): string {
  return code.toString(16).toUpperCase();
}
