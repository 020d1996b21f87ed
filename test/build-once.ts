import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildSite, shippedSite, testCacheDir } from './support/build-site.ts';

/** Builds the shipped content once for all tests that look at what readers get. */
export default async function setup(): Promise<void> {
  if (existsSync(shippedSite.outDir)) rmSync(shippedSite.outDir, { recursive: true });
  // Cards of an earlier state of the code are no part of what is tested; the pictures themselves stay cached.
  rmSync(path.join(testCacheDir, 'cards/published'), { recursive: true, force: true });
  const { status, output } = await buildSite(shippedSite);
  if (status !== 0) throw new Error(`The shipped content does not build:\n${output}`);
}
