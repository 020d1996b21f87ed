import { existsSync, rmSync } from 'node:fs';
import { buildSite, shippedSite } from './support/build-site.ts';

/** Builds the shipped content once for all tests that look at what readers get. */
export default async function setup(): Promise<void> {
  if (existsSync(shippedSite.outDir)) rmSync(shippedSite.outDir, { recursive: true });
  const { status, output } = await buildSite(shippedSite);
  if (status !== 0) throw new Error(`The shipped content does not build:\n${output}`);
}
