import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { createLibrary } from '#domain/library.ts';
import { UserError } from '#domain/user-error.ts';
import { addresses } from '#views/hosting/addresses.ts';
import { caddyConfiguration } from '#views/hosting/caddy.ts';
import { nginxConfiguration } from '#views/hosting/nginx.ts';
import { run } from './run.ts';

const writers = { nginx: nginxConfiguration, caddy: caddyConfiguration };

/**
 * `npm run hosting -- nginx|caddy [--root folder] [--plain address:port] [--certificate folder] [--out file]`: the
 * configuration of one's own server, with the headers and addresses that `_headers` and `_redirects` hold for others.
 */
await run(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      root: { type: 'string' },
      plain: { type: 'string' },
      certificate: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const write = writers[positionals[0] as keyof typeof writers] as (typeof writers)['nginx'] | undefined;
  if (!write) throw new UserError('Which server?', 'npm run hosting -- nginx, or: npm run hosting -- caddy');
  const { contentDir, siteUrl, now } = readEnvironment();
  const { entries } = await readContent(contentDir);
  const server = {
    host: new URL(siteUrl).host,
    root: path.resolve(values.root ?? process.env['PUBLISH_DIR'] ?? '/srv/site', 'current'),
    plain: values.plain,
    certificate: values.certificate && path.resolve(values.certificate),
  };
  const text = write(server, addresses(createLibrary(entries, now)));
  if (values.out) await writeFile(values.out, text);
  else process.stdout.write(text);
  return 0;
});
