import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { noteId, writeLibrary } from './library.ts';
import { measure, median, round, type Run, sizeOf } from './measure.ts';
import { otherGenerators } from './other-generators.ts';

const until = new Date('2026-11-23T06:00:00Z');
const baselineFile = 'scripts/bench/build.baseline.json';

type Staged = Run & { readonly stages: Readonly<Record<string, number>> };
type Figures = Readonly<Record<string, Pick<Staged, 'seconds' | 'cpuSeconds' | 'peakMb'> & { stages?: object }>>;

/**
 * `npm run bench -- build [--notes 1000,5000] [--words 1000] [--runs 3] [--seed 1] [--save]`: the whole build of a seeded
 * library: from nothing (cards drawn before, the program compiled anew), with nothing changed, with the newest note
 * changed, with one from the middle, and with one component changed. Medians; memory and processor time over all
 * processes. Compares with the stored baseline as ratios (`--save` stores a new one), and with Hugo and Eleventy on the
 * same notes where they are installed.
 */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      notes: { type: 'string', default: '1000' },
      words: { type: 'string', default: '1000' },
      runs: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
      save: { type: 'boolean', default: false },
    },
  });
  const baseline = existsSync(baselineFile)
    ? (JSON.parse(readFileSync(baselineFile, 'utf8')) as Record<string, Figures>)
    : {};
  const results: Record<string, Figures> = {};
  for (const notes of values.notes.split(',').map(Number)) {
    const name = `${notes} notes of ${values.words} words`;
    const house = prepare(notes, Number(values.words), Number(values.seed));
    console.log(`\n${name}: drawing cards, which the figures leave out`);
    await measure(process.execPath, ['scripts/cards.ts'], house);
    const figures = await ours(house, Number(values.runs));
    const size = sizeOf(house.env.OUT_DIR);
    const others = await otherGenerators(house.env.CONTENT_DIR, house.root);
    rmSync(path.join(house.root, 'aside'), { recursive: true, force: true });
    results[name] = { ...figures, ...others };
    report(results[name], baseline[name], size);
  }
  mkdirSync('.cache/bench', { recursive: true });
  const plain = JSON.stringify(results, (key, value: unknown) => (key === 'output' ? undefined : value), 2);
  writeFileSync('.cache/bench/build.json', `${plain}\n`);
  // Sizes measured before and not now stay.
  if (values.save)
    writeFileSync(
      baselineFile,
      `${JSON.stringify({ ...baseline, ...(JSON.parse(plain) as typeof baseline) }, null, 2)}\n`,
    );
  return 0;
}

/** A copy of the project, whose code can be changed, and a library. */
function prepare(notes: number, words: number, seed: number) {
  const root = path.resolve('.cache/bench', `build-${notes}-${words}`);
  const at = (name: string) => path.join(root, name);
  // Cards stay: they are drawn before anything is measured, and ten thousand take minutes.
  for (const name of existsSync(root) ? readdirSync(root) : [])
    if (name !== 'cache') rmSync(at(name), { recursive: true, force: true });
  // The names that earlier sites gave to their cards went with those sites: kept, each run would place them all again.
  rmSync(at('cache/cards/published'), { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  for (const name of [
    'src',
    'public',
    'scripts',
    'package.json',
    'package-lock.json',
    'astro.config.mjs',
    'tsconfig.json',
  ])
    cpSync(name, at(name), { recursive: true });
  symlinkSync(path.resolve('node_modules'), at('node_modules'));
  writeLibrary(at('content'), { notes, words, seed, until });
  const env = {
    CONTENT_DIR: at('content'),
    OUT_DIR: at('dist'),
    CACHE_DIR: at('cache'),
    BUILD_NOW: '2026-11-23T12:00:00Z',
  };
  return { root, cwd: root, env, notes };
}

async function ours(house: ReturnType<typeof prepare>, runs: number): Promise<Figures> {
  const at = (name: string) => path.join(house.root, name);
  const build = async (before: () => void): Promise<Staged> => {
    const all: Staged[] = [];
    for (let i = 0; i < runs; i += 1) {
      before();
      const run = await measure(process.execPath, ['scripts/build.ts'], house);
      const stages = [...run.output.matchAll(/^ {2}(\S[\w ]*?)\s+([\d.]+) s/gm)];
      all.push({ ...run, stages: Object.fromEntries(stages.map(([, name = '', s]) => [name, Number(s)])) });
    }
    return median(all);
  };
  const cachesBut = (kept: string) =>
    readdirSync(at('cache')).flatMap((name) => (name === kept ? [] : `cache/${name}`));
  const sentence = (n: number) => () =>
    appendFileSync(path.join(house.env.CONTENT_DIR, 'notes', `${noteId(n)}.mdx`), '\nOne more sentence.\n');
  return {
    'from nothing': await build(() => {
      // Aside and not deleted: for minutes after a deletion ext4 makes files at a third of its pace (site/folder.ts).
      const aside = at(`aside/${Date.now()}`);
      mkdirSync(path.join(aside, 'cache'), { recursive: true });
      for (const name of ['dist', '.cache', ...cachesBut('cards')])
        if (existsSync(at(name))) renameSync(at(name), path.join(aside, name));
    }),
    'nothing changed': await build(() => undefined),
    'newest note changed': await build(sentence(3)),
    'a note of the middle changed': await build(sentence(Math.floor(house.notes / 2))),
    'one component changed': await build(() =>
      appendFileSync(at('src/components/NoteTeaser.astro'), '\n<!-- One more remark. -->\n'),
    ),
  };
}

function report(figures: Figures, baseline: Figures | undefined, size: { files: number; mb: number }): void {
  console.log(`${size.files} files, ${size.mb} MB`);
  console.table(
    Object.fromEntries(
      Object.entries(figures).map(([name, { seconds, cpuSeconds, peakMb, stages }]) => {
        const before = baseline?.[name]?.seconds;
        const against = before ? { 'against baseline': round(seconds / before) } : {};
        return [name, { seconds, cpuSeconds, peakMb, ...stages, ...against }];
      }),
    ),
  );
}
