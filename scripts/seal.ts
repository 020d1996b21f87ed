import { appendToLedger, sha256 } from '#adapters/forecast-ledger.ts';
import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { createLibrary } from '#domain/library.ts';
import { linesToSeal } from '#domain/ledger.ts';
import { ledgerFileName } from '#domain/ledger-check.ts';
import { formatProblem } from '#domain/problem.ts';
import { UserError } from '#domain/user-error.ts';
import { run } from './run.ts';

/**
 * `npm run seal`: appends to content/forecast-ledger.jsonl what is public and not sealed yet. Run it when a note with
 * forecasts has gone public, and commit the two files it writes. BUILD_NOW is honoured, as in every command.
 */
await run(async () => {
  const { contentDir, now } = readEnvironment();
  const { entries, ledger = [], problems } = await readContent(contentDir);
  if (problems.length > 0)
    throw new UserError(
      problems.map((problem) => formatProblem(problem, 'content/')).join('\n'),
      `${problems.length} problem(s): mend them and seal again. Nothing was written.`,
    );
  const last = ledger.at(-1);
  if (last && last.sealedAt > now.toISOString())
    throw new UserError(
      `The last line of the ledger was sealed at ${last.sealedAt}, after the moment of this command (${now.toISOString()}).`,
      'A seal cannot be backdated: leave BUILD_NOW out, or name a later moment.',
    );
  const lines = linesToSeal(createLibrary(entries, now).notes, ledger, now, sha256);
  await appendToLedger(contentDir, lines, ledger.length + lines.length);
  for (const line of lines) console.log(`sealed ${line.id}  p ${line.p}  ${line.hash.slice(0, 12)}`);
  const total = `${ledger.length + lines.length} lines in ${ledgerFileName}`;
  console.log(
    lines.length === 0 ? `Nothing to seal; ${total}.` : `${lines.length} line(s) appended, ${total}. Commit it.`,
  );
  return 0;
});
