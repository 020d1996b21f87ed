import { parseArgs } from 'node:util';
import { readContent } from '#adapters/content-folder.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { formatProblem } from '#domain/problem.ts';
import { run } from './run.ts';
import path from 'node:path';

/** `npm run check [-- --json]`: every problem in the content, with file, line, field and what to do. */
await run(async () => {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const { contentDir } = readEnvironment();
  const { entries, problems } = await readContent(contentDir);
  const root = `${path.relative(process.cwd(), contentDir) || '.'}/`;
  if (values.json) {
    const rows = problems.map((problem) => ({ ...problem, message: formatProblem(problem, root) }));
    console.log(JSON.stringify({ problems: rows }, null, 2));
  } else {
    for (const problem of problems) console.error(formatProblem(problem, root));
    const count = Object.values(entries).reduce((sum, list) => sum + list.length, 0);
    console.log(problems.length === 0 ? `${count} files, no problems.` : `${problems.length} problem(s) in ${root}`);
  }
  return problems.length > 0 ? 1 : 0;
});
