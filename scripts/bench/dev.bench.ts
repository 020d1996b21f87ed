import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readEnvironment } from '#adapters/environment.ts';
import { noteId, writeLibrary } from './library.ts';
import { realSentences } from './real-sentences.ts';

/**
 * `npm run bench -- dev [--notes 10000] [--words 1000] [--edits 5]`: the development server over a synthetic library:
 * until it is ready, its first pages with an empty cache, and from the saving of a file to the changed page.
 */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      notes: { type: 'string', default: '10000' },
      words: { type: 'string', default: '1000' },
      edits: { type: 'string', default: '5' },
    },
  });
  const root = path.resolve('.cache/bench', `dev-${values.notes}`);
  rmSync(root, { recursive: true, force: true });
  const content = path.join(root, 'content');
  const { contentDir } = readEnvironment();
  const sentences = await realSentences(contentDir);
  const until = new Date('2026-11-23T06:00:00Z');
  writeLibrary(content, { notes: Number(values.notes), words: Number(values.words), seed: 1, until, sentences });
  cpSync(path.join(contentDir, 'dictionary.txt'), path.join(content, 'dictionary.txt'));

  const start = performance.now();
  const server = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'dev', '--port', '4470'], {
    env: {
      ...process.env,
      CONTENT_DIR: content,
      CACHE_DIR: path.join(root, 'cache'),
      OUT_DIR: path.join(root, 'dist'),
      BUILD_NOW: '2026-11-23T12:00:00Z',
      ASTRO_TELEMETRY_DISABLED: '1',
      ASTRO_DEV_BACKGROUND: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await ready(server);
  const rows: { what: string; seconds: number }[] = [];
  const lap = (what: string, from: number) => rows.push({ what, seconds: Math.round(performance.now() - from) / 1000 });
  try {
    lap('ready', start);
    const page = `/notes/${noteId(3)}/`;
    for (const address of ['/', page, '/desk/']) {
      const from = performance.now();
      await fetch(url + address).then((answer) => answer.text());
      lap(`first ${address}`, from);
    }
    const file = path.join(content, 'notes', `${noteId(3)}.mdx`);
    for (let i = 0; i < Number(values.edits); i += 1) {
      await setTimeout(1000);
      const mark = `Edited ${i} times by the bench.`;
      const from = performance.now();
      appendFileSync(file, `\n${mark}\n`);
      while (!(await fetch(url + page).then((answer) => answer.text())).includes(mark)) await setTimeout(10);
      lap(`edit ${i + 1} visible`, from);
    }
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1];
    console.table(rows);
    console.log(`Peak memory of the server: ${Math.round(Number(peak) / 1024)} MB`);
  } finally {
    server.kill();
  }
  return 0;
}

function ready(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (found) resolve(found);
    });
    server.on('exit', () => reject(new Error(`The development server ended:\n${output}`)));
  });
}
