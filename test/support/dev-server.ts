import { type ChildProcess, spawn } from 'node:child_process';
import { shippedSite } from './build-site.ts';

/** `astro dev` as editors run it, with the build of the tests as its last build. @returns its address, and how to end it. */
export async function startDev(
  port: number,
  environment: Record<string, string> = {},
): Promise<{ url: string; stop: () => void }> {
  const server: ChildProcess = spawn(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'dev', '--port', String(port)],
    {
      env: {
        // Not ours: Vitest's own variables change how Vite serves.
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        CONTENT_DIR: shippedSite.contentDir,
        OUT_DIR: shippedSite.outDir,
        SITE_URL: shippedSite.siteUrl,
        BUILD_NOW: shippedSite.now,
        ASTRO_TELEMETRY_DISABLED: '1',
        ASTRO_DEV_BACKGROUND: '0',
        ...environment,
      },
    },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (found) resolve(found);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.on('exit', () => reject(new Error(`The development server ended:\n${output}`)));
  });
  return { url, stop: () => server.kill() };
}
