import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ping } from '#adapters/brief-alerts.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { lookAt } from '#adapters/site-probe.ts';
import { paths } from '#domain/paths.ts';
import { localDay, zonedInstant } from '#domain/time.ts';
import { site } from '#site.ts';
import { run } from './run.ts';

/** When a brief that goes out at 08:00 must have its page, in the publisher's zone. */
const briefIsThere = '08:15';

/**
 * `npm run uptime [-- --brief]`, every few minutes by cron, best from another machine than the site's: looks at SITE_URL
 * as a reader would. `--brief`: today's brief must have its page from 08:15 on (where an editor writes one every day).
 * Exit code 0: all is well; 1: something is not, named line by line. ALERT_WEBHOOK_URL hears of each change, once.
 */
await run(async () => {
  const { values } = parseArgs({ options: { brief: { type: 'boolean', default: false } } });
  const { siteUrl, now, cacheDir } = readEnvironment();
  const day = localDay(now, site.zone);
  const due = values.brief && now >= zonedInstant(day, briefIsThere, site.zone);
  const found = await lookAt({ url: siteUrl, now, brief: due ? paths.brief(day) : undefined });
  console.log(found.length > 0 ? found.join('\n') : `${siteUrl} is well.`);
  await tellChange(path.join(cacheDir, 'uptime.txt'), found, `${siteUrl}: `);
  return found.length > 0 ? 1 : 0;
});

/** An alert for what is new, and one when all is well again; a webhook that fails is said and tried again next time. */
async function tellChange(file: string, found: readonly string[], subject: string): Promise<void> {
  const webhook = process.env['ALERT_WEBHOOK_URL'];
  const before = await readFile(file, 'utf8').catch(() => '');
  if (!webhook || before === found.join('\n')) return;
  const text = subject + (found.length > 0 ? found.join('\n') : 'is well again.');
  if (!(await ping(webhook, { text }))) return console.error('The alert could not be delivered (ALERT_WEBHOOK_URL).');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, found.join('\n'));
}
