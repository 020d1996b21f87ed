import path from 'node:path';
import { readSealed, writeSealed } from '#adapters/sealed-file.ts';

/** Which part came of which sources. */
export interface PartUse {
  /** Digest of the keys of its records. */
  readonly source: string;
  readonly id: string;
}

/** Uses kept beyond those of the last build: a branch switched back, an edit undone, a second library. */
const spare = 24;

const kind = 'the parts that builds used';

/** The parts that builds used, last first. It lives in the cache; a damaged one is an empty one. */
export function readPartLog(cacheDir: string): PartUse[] {
  return (readSealed(fileIn(cacheDir), kind) as PartUse[] | undefined) ?? [];
}

/** Remembers what this build used. @returns what is remembered now; any other part may go. */
export function writePartLog(cacheDir: string, used: readonly PartUse[], before: readonly PartUse[]): PartUse[] {
  const now = new Set(used.map((one) => one.source));
  const log = [...used, ...before.filter((one) => !now.has(one.source)).slice(0, spare)];
  writeSealed(fileIn(cacheDir), kind, log);
  return log;
}

function fileIn(cacheDir: string): string {
  return path.join(cacheDir, 'search', 'log');
}
