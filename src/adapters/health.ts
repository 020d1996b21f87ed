import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pageAddress } from '#domain/release/site-facts.ts';

/**
 * Asks a site for some of its files, as a reader would, and compares each with the file of the release.
 * @param url where the site answers. @param files paths from the root of the release.
 * @returns what did not answer as it should; empty when the release is being served.
 */
export async function unhealthyFiles(url: string, site: string, files: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(
    files.map(async (file) => {
      const address = url + pageAddress(file);
      const expected = await readFile(path.join(site, file));
      const response = await ask(address);
      if (typeof response === 'string') return `${address}: ${response}`;
      return response.equals(expected) ? undefined : `${address} answers with another content than this release has`;
    }),
  );
  return answers.filter((answer) => answer !== undefined);
}

/** Three tries within some seconds: a server may be reloading just now. */
async function ask(address: string): Promise<Buffer | string> {
  let reason = '';
  for (let tries = 0; tries < 3; tries += 1) {
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, 500 * tries));
    try {
      const response = await fetch(address, {
        signal: AbortSignal.timeout(5000),
        headers: { 'cache-control': 'no-cache' },
      });
      if (response.ok) return Buffer.from(await response.arrayBuffer());
      reason = `status ${response.status}`;
    } catch (error) {
      reason =
        error instanceof Error ? String((error.cause as Error | undefined)?.message ?? error.message) : 'no answer';
    }
  }
  return reason;
}
