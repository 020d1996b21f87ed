import path from 'node:path';
import { parseArgs } from 'node:util';
import { readEnvironment } from '#adapters/environment.ts';
import { verifySite } from '#adapters/verify-site.ts';
import { type HostName, hostLimits } from '#domain/release/host-limits.ts';
import { UserError } from '#domain/user-error.ts';
import { run } from './run.ts';

/**
 * `npm run verify [-- --host cloudflare|github|netlify|own] [--strict] [--report folder]`: checks the built site before
 * it goes live and writes a one-page report. Exit code 1 on an error; with --strict on a warning too.
 */
await run(async () => {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', default: 'own' },
      strict: { type: 'boolean', default: false },
      report: { type: 'string' },
    },
  });
  if (!Object.hasOwn(hostLimits, values.host))
    throw new UserError(
      `“${values.host}” is not a known host.`,
      `Choose one of: ${Object.keys(hostLimits).join(', ')}.`,
    );
  const environment = readEnvironment();
  const reportDir = path.resolve(values.report ?? path.join(environment.cacheDir, 'verify'));
  const { report, reportFile } = await verifySite(environment, values.host as HostName, reportDir);
  for (const line of report.errors) console.error(`error    ${line}`);
  for (const line of report.warnings) console.error(`warning  ${line}`);
  const counts = Object.entries(report.counts).map(([name, count]) => `${count} ${name}`);
  console.log(`${counts.join(', ')}: ${report.errors.length} errors, ${report.warnings.length} warnings.`);
  console.log(`Report: ${reportFile}`);
  return report.errors.length > 0 || (values.strict && report.warnings.length > 0) ? 1 : 0;
});
