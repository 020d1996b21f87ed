import path from 'node:path';
import { parseArgs } from 'node:util';
import { readContentFile } from '#adapters/content-file.ts';
import { readContent } from '#adapters/content-folder.ts';
import { readySpeller } from '#adapters/dictionary.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { houseFindings } from '#adapters/house-rules.ts';
import { forecastList } from '#domain/forecast-list.ts';
import { createLibrary } from '#domain/library.ts';
import { nearest } from '#domain/nearest.ts';
import { editorNotices } from '#domain/notices.ts';
import { stateAt } from '#domain/publish.ts';
import { checkReport } from '#views/check-report.ts';
import { UserError } from '#domain/user-error.ts';
import { run } from './run.ts';

/**
 * `npm run check [-- file …] [--json] [--github]`: every problem (which also stops the build) and every finding of the
 * house rules (which does not: a matter of wording must not cost readers the 08:00 brief). Exit 1 on either; findings in
 * drafts are listed as work to do and do not count, unless the draft is named.
 */
await run(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, github: { type: 'boolean', default: false } },
  });
  const environment = readEnvironment();
  const { contentDir, now } = environment;
  const speller = readySpeller(environment.cacheDir);
  const content = await readContent(contentDir, { ...environment, trustsStamps: true });
  const root = `${path.relative(process.cwd(), contentDir) || '.'}/`;
  const wanted = positionals.map((name) => path.relative(contentDir, path.resolve(name)).split(path.sep).join('/'));
  const all = Object.values(content.entries).flat();
  const drafts = new Set(
    all.flatMap((one) => ('status' in one.data && stateAt(one.data, now) === 'draft' ? one.file : [])),
  );
  for (const [i, file] of wanted.entries())
    if (!all.some((one) => one.file === file) && !content.problems.some((one) => one.file === file))
      throw new UserError(`${positionals[i]} is not a file of ${root}.`, meant(file, root, all, content.problems));
  const findings = await houseFindings(content, environment, wanted, speller);
  const chosen = <T extends { file: string }>(list: readonly T[]) =>
    list.filter((one) => wanted.length === 0 || wanted.includes(one.file));
  const library = createLibrary(content.entries, now);
  const report = checkReport({
    root,
    files: wanted.length || all.length,
    problems: chosen(content.problems),
    findings,
    drafts: wanted.length > 0 ? new Set() : drafts,
    notices: chosen(editorNotices(library, forecastList(library, content.ledger), content.ledger)),
    source: (file) => all.find((one) => one.file === file)?.body ?? unreadText(contentDir, file),
  });
  if (values.json) console.log(report.json());
  else if (values.github || process.env['GITHUB_ACTIONS'] === 'true') console.log(report.github());
  else console.log(report.text({ colour: process.stdout.isTTY && !process.env['NO_COLOR'] }));
  return report.failed ? 1 : 0;
});

/** The file that was most probably meant: one whose name begins alike, since `new` cuts long titles. */
function meant(wanted: string, root: string, ...lists: readonly (readonly { file: string }[])[]): string {
  const files = [...new Set(lists.flat().map((one) => one.file))];
  const start = path.posix.basename(wanted).slice(0, 12);
  const near = nearest(wanted, files) || files.find((file) => path.posix.basename(file).startsWith(start));
  return near ? `Did you mean ${root}${near}?` : 'Name it as content/notes/my-note.mdx.';
}

/** The text of a file whose fields could not be read, so that its line can be shown; none where it is no text at all. */
function unreadText(contentDir: string, file: string): string | undefined {
  const read = readContentFile(contentDir, file);
  return 'problem' in read ? undefined : read.text();
}
