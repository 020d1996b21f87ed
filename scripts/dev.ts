import { spawn } from 'node:child_process';
import { readEnvironment } from '#adapters/environment.ts';
import { renewEditorSchemas } from '#adapters/json-schemas.ts';
import { run } from './run.ts';

/** `npm run dev [-- --port 4321]`: the site while you write, with drafts, and the desk at /desk/. */
await run(async () => {
  const { contentDir } = readEnvironment();
  // The schemas name the ids of this project's content, not of another folder somebody looks at.
  await renewEditorSchemas(contentDir);
  // Astro would go to the background when it thinks that a program, not a person, started it.
  const env = { ...process.env, ASTRO_DEV_BACKGROUND: '0', ASTRO_TELEMETRY_DISABLED: '1' };
  const args = ['node_modules/astro/bin/astro.mjs', 'dev', ...process.argv.slice(2)];
  const server = spawn(process.execPath, args, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
  return new Promise<number>((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code, signal) => resolve(signal ? 0 : (code ?? 1)));
  });
});
