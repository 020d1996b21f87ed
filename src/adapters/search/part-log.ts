import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { seal, unseal } from '#adapters/search/sealed.ts';

/** Which part came of which sources. */
export interface PartUse {
  /** Digest of the keys of its records. */
  readonly source: string;
  readonly id: string;
}

/** Uses kept beyond those of the last build: a branch switched back, an edit undone, a second library. */
const spare = 24;

/** The parts that builds used, last first. It lives in the cache; a damaged one is an empty one. */
export async function readPartLog(cacheDir: string): Promise<PartUse[]> {
  const text = unseal(await readFile(fileIn(cacheDir), 'utf8').catch(() => ''));
  return text === undefined ? [] : (JSON.parse(text) as PartUse[]);
}

/** Remembers what this build used. @returns what is remembered now; any other part may go. */
export async function writePartLog(
  cacheDir: string,
  used: readonly PartUse[],
  before: readonly PartUse[],
): Promise<PartUse[]> {
  const now = new Set(used.map((one) => one.source));
  const log = [...used, ...before.filter((one) => !now.has(one.source)).slice(0, spare)];
  const file = fileIn(cacheDir);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}.tmp`, seal(JSON.stringify(log)));
  await rename(`${file}.${process.pid}.tmp`, file);
  return log;
}

function fileIn(cacheDir: string): string {
  return path.join(cacheDir, 'search', 'parts.json');
}
