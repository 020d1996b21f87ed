import { spawnSync } from 'node:child_process';
import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { serveFolder } from '#adapters/static-server.ts';
import { createLibrary } from '#domain/library.ts';
import { UserError } from '#domain/user-error.ts';
import { addresses } from '#views/hosting/addresses.ts';
import { run } from './run.ts';

/** `npm start`: builds everything and serves it at http://localhost:4321 (PORT overrides). */
await run(async () => {
  const built = spawnSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' });
  if (built.status !== 0) return built.status ?? 1;
  const port = Number(process.env['PORT'] ?? 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new UserError(`PORT is “${process.env['PORT']}”, which is not a port.`, 'Give a number from 1 to 65535.');
  const { outDir, contentDir, now } = readEnvironment();
  const library = createLibrary((await readContent(contentDir)).entries, now);
  const { url } = await serveFolder(outDir, port, addresses(library));
  console.log(`
  The publication is at ${url}
    front page   ${url}/
    a note       ${url}/notes/claude-mythos-leak/
    the brief    ${url}/briefs/
    search       ${url}/search/?q=Mythos
    feeds        ${url}/rss.xml  ${url}/feed.json
  Stop with Ctrl-C.`);
  return 0;
});
