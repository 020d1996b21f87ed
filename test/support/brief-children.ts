import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rolldown } from 'rolldown';
import type { FastDay } from './brief-fast.ts';

/** A new folder for a journal. */
export function newFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'brief-'));
}

export interface Child {
  readonly code: number | null;
  readonly signal: string | null;
  readonly output: string;
}

const sender = 'test/support/brief-child.ts';

/**
 * The sender as one file in a folder of its own: it starts in half the time, which counts where hundreds are started.
 * In the project, so that it finds the packages it leaves outside.
 */
export async function bundledSender(): Promise<string> {
  mkdirSync('.cache/test', { recursive: true });
  const file = path.join(mkdtempSync('.cache/test/sender-'), 'sender.mjs');
  const bundle = await rolldown({ input: sender, platform: 'node', external: ['pg'] });
  await bundle.write({ file });
  await bundle.close();
  return file;
}

/** Starts a sender in a process of its own, and waits till it ends or is killed. */
export function runChild(
  day: FastDay,
  journal: string,
  env: Record<string, string> = {},
  program = sender,
): Promise<Child> {
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env['PATH'],
      // What was compiled once is not compiled again by a hundred children.
      NODE_COMPILE_CACHE: path.join(tmpdir(), 'brief-children-cache'),
      JOURNAL_URL: journal,
      DAY: JSON.stringify(day),
      ...env,
    },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, output }));
  });
}
