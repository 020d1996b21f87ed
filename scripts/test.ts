import { spawnSync } from 'node:child_process';
import { findBrowser } from '#adapters/browser.ts';
import { run } from './run.ts';

/** `npm test`: types, lint, then unit, build and browser tests. Stops at the first that fails. */
await run(async () => {
  const browser = findBrowser();
  const env = { ...process.env, CHROMIUM_PATH: browser, ASTRO_TELEMETRY_DISABLED: '1' };
  const steps = [
    ['types', 'node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'warning'],
    ['lint', 'node_modules/eslint/bin/eslint.js', '--config', 'test/eslint.config.mjs', '--max-warnings', '0', '.'],
    ['format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
    ['tests', 'node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', ...process.argv.slice(2)],
  ] as const;
  for (const [name, ...args] of steps) {
    console.log(`\n— ${name}`);
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env });
    if (status !== 0) return status ?? 1;
  }
  return 0;
});
