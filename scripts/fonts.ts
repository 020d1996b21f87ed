import { createRequire } from 'node:module';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import subsetFont from 'subset-font';
import { run } from './run.ts';

/**
 * `npm run fonts`: remakes public/fonts from the complete fonts in node_modules. Run it after changing a font or the
 * characters; the results are committed, so nobody else needs to.
 *
 * Names: “Source” is a reserved font name (OFL 1.1 §3), so the cuts carry ours.
 */
const require = createRequire(import.meta.url);
const outDir = 'public/fonts';

/** Basic Latin, Latin-1, common Latin Extended-A, punctuation, currency, arrows and signs of prose on finance. */
const characters = [
  range(0x20, 0x7e),
  range(0xa0, 0x17f),
  range(0x2010, 0x2027),
  '\u202f\u2030\u2032\u2033\u2039\u203a\u2044\u2060\u2070\u20ac\u20bf\u2116\u2122\u2190\u2191\u2192\u2193\u2197\u2198\u2212\u2248\u2260\u2264\u2265\u25b2\u25bc\u2713',
  range(0x2074, 0x2079),
  range(0x2080, 0x2089),
].join('');

const cuts = [
  {
    name: 'fazen-serif-text',
    from: 'source-serif-4/files/source-serif-4-latin-standard-normal.woff2',
    axes: { opsz: 16, wght: { min: 400, max: 700 } },
  },
  {
    name: 'fazen-serif-italic',
    from: 'source-serif-4/files/source-serif-4-latin-standard-italic.woff2',
    axes: { opsz: 16, wght: 400 },
  },
  {
    name: 'fazen-serif-display',
    from: 'source-serif-4/files/source-serif-4-latin-standard-normal.woff2',
    axes: { opsz: 48, wght: 600 },
  },
  {
    name: 'fazen-sans',
    from: 'inter/files/inter-latin-standard-normal.woff2',
    axes: { opsz: 14, wght: { min: 400, max: 700 } },
  },
];

await run(async () => {
  await mkdir(outDir, { recursive: true });
  for (const { name, from, axes } of cuts) {
    const file = require.resolve(`@fontsource-variable/${from}`);
    const woff2 = await subsetFont(await readFile(file), characters, { targetFormat: 'woff2', variationAxes: axes });
    await writeFile(path.join(outDir, `${name}.woff2`), woff2);
    console.log(`${name}.woff2  ${(woff2.length / 1024).toFixed(1)} KB`);
  }
  return 0;
});

function range(from: number, to: number): string {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
}
