// Runs on whatever Node the machine has (20 is enough): installs what the lock file asks for, once, and hands over to
// the project's own Node from node_modules. Plain JavaScript, because Node 20 does not read TypeScript.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const bin = path.resolve('node_modules/.bin');
const marker = 'node_modules/.installed-lock';
const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
const installed = existsSync(marker) && readFileSync(marker, 'utf8') === lock;

if (!installed) {
  console.log('Installing what package-lock.json lists (once) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(marker, lock);
}

// What the scripts were compiled to is kept, and short-lived objects get more room: half a second, and half the time for
// collecting garbage, of a build that has little else to do.
process.env.NODE_COMPILE_CACHE ??= path.resolve('.cache/node');
process.env.NODE_OPTIONS = ['--max-semi-space-size=64', process.env.NODE_OPTIONS].filter(Boolean).join(' ');
run(path.join(bin, 'node'), process.argv.slice(2));

function run(command, args) {
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` };
  const { status, signal, error } = spawnSync(command, args, { stdio: 'inherit', env });
  if (error) {
    console.error(`${command} could not be started: ${error.message}`);
    process.exit(1);
  }
  if (status !== 0) process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));
}
