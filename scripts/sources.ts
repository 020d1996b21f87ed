import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { isAlive } from '#adapters/link-check.ts';
import { createLibrary } from '#domain/library.ts';
import { citedAddresses } from '#views/cited-addresses.ts';
import { run } from './run.ts';

/**
 * `npm run sources`, weekly, by the operator: asks every page that public notes cite whether it still answers. Never a
 * condition of publishing: a source that moved is work for an editor, not a reason to hold the news back.
 */
await run(async () => {
  const { contentDir, now } = readEnvironment();
  const { entries } = await readContent(contentDir);
  const cited = citedAddresses(createLibrary(entries, now));
  let dead = 0;
  // Four at a time: polite to publishers, and done in minutes.
  const queue = [...cited];
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const reason = await isAlive(next.url);
        if (reason === undefined) continue;
        dead += 1;
        console.log(`${next.url}: ${reason}\n  cited by ${next.notes.join(', ')}\n  as it was: ${next.archive}`);
      }
    }),
  );
  console.log(`${cited.length} sources, ${dead} did not answer. Add an archived address to those, or look by hand.`);
  return dead > 0 ? 1 : 0;
});
