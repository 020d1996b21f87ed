import { parseArgs } from 'node:util';
import { openEntry, saveEntry } from '#adapters/entry-file.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { setField } from '#adapters/frontmatter-edit.ts';
import { UserError } from '#domain/user-error.ts';
import { moment, quote } from '#views/draft/yaml.ts';
import { followers } from '#views/followers.ts';
import { ask } from './ask.ts';
import { run } from './run.ts';

/** `npm run withdraw <id> [--reason "…"]`: the page becomes a tombstone with the reason; feeds and search drop it. */
await run(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { reason: { type: 'string' } } });
  const { contentDir, now } = readEnvironment();
  const { entry, entries } = await openEntry(contentDir, positionals[0] ?? '');
  if (entry.data.status === 'withdrawn')
    throw new UserError(`${entry.id} is withdrawn already.`, 'Nothing was changed.');
  const { reason = '' } = await ask(
    [{ option: 'reason', text: 'Why, for readers who follow an old link? (at most 400 characters)' }],
    values,
  );
  const withdrawn = setField(entry.body, 'withdrawn', `{ at: ${moment(now)}, reason: ${quote(reason)} }`);
  const file = await saveEntry(contentDir, entry.file, setField(withdrawn, 'status', 'withdrawn'));
  console.log(
    [
      `${file}: withdrawn. With the next build its address shows the reason; lists, feeds and search drop it.`,
      ...followers(entry, entries, []).slice(2),
    ].join('\n'),
  );
  return 0;
});
