import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { readData } from '#adapters/page-facts.ts';
import { createLibrary } from '#domain/library.ts';
import { dueAddresses } from '#domain/release/due.ts';
import { run } from './run.ts';

/**
 * `node scripts/due.ts`: prints `due=true` when the site at SITE_URL should be built again because something became
 * public (or stopped being so) since, else `due=false`; the reasons go to the error output. A site that does not answer
 * is due.
 */
await run(async () => {
  const { contentDir, siteUrl, now } = readEnvironment();
  const { entries } = await readContent(contentDir);
  const listed = await liveAddresses(`${siteUrl}/sitemap.xml`);
  const due = listed && dueAddresses(createLibrary(entries, now), listed, siteUrl);
  for (const address of due ?? [`${siteUrl} does not answer with a sitemap`]) console.error(`due: ${address}`);
  console.log(`due=${due === undefined || due.length > 0}`);
  return 0;
});

async function liveAddresses(address: string): Promise<readonly string[] | undefined> {
  try {
    const response = await fetch(address, {
      signal: AbortSignal.timeout(20_000),
      headers: { 'cache-control': 'no-cache' },
    });
    return response.ok ? readData('sitemap.xml', await response.text()).links : undefined;
  } catch {
    return undefined;
  }
}
