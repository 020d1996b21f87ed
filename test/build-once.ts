import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSite, shippedSite, testCacheDir } from './support/build-site.ts';

/**
 * Builds the shipped content once for all tests that look at what readers get, and gives them one place for temporary files,
 * which is gone with the last of them.
 */
export default async function setup(): Promise<() => void> {
  if (existsSync(shippedSite.outDir)) rmSync(shippedSite.outDir, { recursive: true });
  // Cards of an earlier state of the code are no part of what is tested; the pictures themselves stay cached.
  rmSync(path.join(testCacheDir, 'cards/published'), { recursive: true, force: true });
  const { status, output } = await buildSite(shippedSite);
  if (status !== 0) throw new Error(`The shipped content does not build:\n${output}`);
  const temporary = mkdtempSync(path.join(tmpdir(), 'fazen-test-'));
  // Web servers and databases of the tests run as users of their own.
  chmodSync(temporary, 0o711);
  process.env['TMPDIR'] = temporary;
  return () => {
    rmSync(temporary, { recursive: true, force: true });
  };
}
