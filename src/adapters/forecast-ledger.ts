import { createHash } from 'node:crypto';
import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ledgerText, type LedgerFile, type LedgerLine, type Sha256 } from '#domain/ledger.ts';
import { ledgerFileName, ledgerHeadName } from '#domain/ledger-check.ts';

export const sha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** The ledger of a content folder, unparsed; undefined where there is neither a ledger nor a head. */
export async function readLedger(root: string): Promise<LedgerFile | undefined> {
  const [text, head] = await Promise.all([read(root, ledgerFileName), read(root, ledgerHeadName)]);
  if (text === undefined && head === undefined) return undefined;
  return { lines: (text ?? '').split('\n').filter((line) => line.trim() !== ''), head };
}

/**
 * Appends lines, then writes the head anew. A crash between the two leaves a head that is behind, which the check
 * reports; nothing sealed is lost.
 */
export async function appendToLedger(root: string, lines: readonly LedgerLine[], total: number): Promise<void> {
  const last = lines.at(-1);
  if (!last) return;
  await appendFile(path.join(root, ledgerFileName), lines.map((line) => `${ledgerText(line)}\n`).join(''));
  const head = path.join(root, ledgerHeadName);
  await writeFile(`${head}.new`, `${JSON.stringify({ lines: total, hash: last.hash })}\n`);
  await rename(`${head}.new`, head);
}

function read(root: string, name: string): Promise<string | undefined> {
  return readFile(path.join(root, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
