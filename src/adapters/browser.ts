import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { UserError } from '#domain/user-error.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * The browser for tests: the one named by CHROMIUM_PATH, an installed one, else one from the package manager, else
 * Playwright's own download.
 * @throws UserError with the one thing to install when none can be had.
 */
export function findBrowser(): string {
  const named = process.env['CHROMIUM_PATH'];
  if (named && existsSync(named)) return named;
  return installed() ?? fromPackageManager() ?? fromInstaller() ?? fail();
}

function installed(): string | undefined {
  for (const name of names) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
    if (found) return found;
  }
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? downloaded : undefined;
}

/** Debian and Ubuntu, as root or with a sudo that does not ask. */
function fromPackageManager(): string | undefined {
  const sudo = process.getuid?.() === 0 ? '' : 'sudo -n ';
  console.log('No browser found: installing Chromium for the browser tests …');
  const script = `command -v apt-get >/dev/null && ${sudo}apt-get update -qq && ${sudo}apt-get install -y -qq --no-install-recommends chromium`;
  spawnSync('sh', ['-c', script], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return installed();
}

function fromInstaller(): string | undefined {
  spawnSync(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return installed();
}

function fail(): never {
  throw new UserError(
    'The browser tests need Chromium or Chrome, and none could be installed.',
    'Install it with: apt-get install chromium',
  );
}
