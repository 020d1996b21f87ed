import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readContent } from '#adapters/content-folder.ts';
import { appendItem, setFields } from '#adapters/edit-fields.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { type ForecastEntry, forecastList } from '#domain/forecast-list.ts';
import { createLibrary } from '#domain/library.ts';
import { formatProblem } from '#domain/problem.ts';
import { dueForecasts, forecastSheet, type Outcome, outcomeChoices } from '#domain/resolution.ts';
import { localDay } from '#domain/time.ts';
import { UserError } from '#domain/user-error.ts';
import { site } from '#site.ts';
import { run } from './run.ts';

const usage = `npm run resolve                 what is due, and questions for each (a list only, where nobody can answer)
npm run resolve -- --days 60    look further ahead than 14 days
npm run resolve -- --id note#F1 --outcome happened --on 2027-01-15 --evidence s3,s4 [--note "why"] [--dry-run]
  A new source: --url https://… --publisher "…" --title "…"  (added to the note, and to the evidence)`;

interface Answer {
  readonly outcome: Outcome;
  readonly on: string;
  readonly evidence: readonly string[];
  readonly source?: { readonly url: string; readonly publisher: string; readonly title: string };
  readonly note?: string;
}

/** `npm run resolve`: guides an editor through the forecasts that are due, and writes what they answer into the note. */
await run(async () => {
  const options = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      id: options,
      outcome: options,
      on: options,
      evidence: options,
      url: options,
      publisher: options,
      title: options,
      note: options,
      days: { type: 'string', default: '14' },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const { contentDir, now } = readEnvironment();
  const today = localDay(now, site.zone);
  const { entries, ledger } = await readContent(contentDir);
  const forecasts = forecastList(createLibrary(entries, now), ledger);

  if (values.id !== undefined) {
    const entry = forecasts.find((one) => one.key === values.id);
    if (!entry)
      throw new UserError(
        `No public forecast is called “${values.id}”.`,
        'Name it as note#F1; “npm run resolve” lists what is due.',
      );
    const { url, publisher, title, note, evidence = '' } = values;
    await record(
      contentDir,
      entry,
      {
        outcome: outcomeOf(values.outcome ?? ''),
        on: values.on ?? today,
        evidence: evidence.split(',').filter(Boolean),
        ...(url && { source: { url, publisher: publisher ?? '', title: title ?? '' } }),
        ...(note && { note }),
      },
      today,
      values['dry-run'],
    );
    return 0;
  }

  const due = dueForecasts(forecasts, today, Number(values.days));
  console.log(due.length === 0 ? `Nothing is due within ${values.days} days.` : `${due.length} forecast(s) due:`);
  for (const entry of due) console.log(`\n${forecastSheet(entry).join('\n')}`);
  if (due.length > 0 && process.stdin.isTTY) await askAll(contentDir, due, today);
  return 0;
});

async function askAll(contentDir: string, due: readonly ForecastEntry[], today: string): Promise<void> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const ask = async (question: string) => (await prompt.question(question)).trim();
  try {
    for (const entry of due) {
      console.log(`\n${forecastSheet(entry).join('\n')}\n`);
      const outcome = await ask(`Outcome (${outcomeChoices.join(', ')}; empty leaves it open): `);
      if (!outcome) continue;
      const on = (await ask(`Day it was settled [${today}]: `)) || today;
      const evidence = (await ask('Sources of the note that show it, e.g. s3,s4 (empty for a new one): ')).split(',');
      const url = await ask('Address of a new source (empty for none): ');
      const source = url && { url, publisher: await ask('  its publisher: '), title: await ask('  its title: ') };
      const note = await ask('Remark for readers (empty for none): ');
      await record(
        contentDir,
        entry,
        {
          outcome: outcomeOf(outcome),
          on,
          evidence: evidence.map((id) => id.trim()).filter(Boolean),
          ...(source && { source }),
          ...(note && { note }),
        },
        today,
        false,
      );
    }
  } finally {
    prompt.close();
  }
}

function outcomeOf(text: string): Outcome {
  const outcome = outcomeChoices.find((one) => one === text);
  if (outcome) return outcome;
  throw new UserError(`“${text}” is not an outcome.`, `Give one of: ${outcomeChoices.join(', ')}.`);
}

/** Writes the answer into the note, and takes it back if the note would no longer pass the check. */
async function record(
  contentDir: string,
  entry: ForecastEntry,
  answer: Answer,
  today: string,
  dryRun: boolean,
): Promise<void> {
  const file = path.join(contentDir, entry.note.file);
  const before = await readFile(file, 'utf8');
  const index = entry.note.data.forecasts.findIndex((one) => one.id === entry.forecast.id);
  const { outcome, on, evidence, source, note } = answer;
  const newId = `s${entry.note.data.sources.reduce((max, { id }) => Math.max(max, Number(/^s(\d+)$/.exec(id)?.[1] ?? 0)), 0) + 1}`;
  const fields = {
    outcome,
    resolvedOn: on,
    evidence: [...entry.forecast.evidence, ...evidence, ...(source ? [newId] : [])],
    ...(note && { note: [entry.forecast.note, note].filter(Boolean).join(' ') }),
  };
  const resolved = setFields(before, ['forecasts', index], fields);
  const after = source ? appendItem(resolved, ['sources'], { id: newId, ...source, accessed: today }) : resolved;
  if (dryRun) {
    console.log(`Would write to ${entry.note.file}:`, fields);
    return;
  }
  await writeFile(file, after);
  const problems = (await readContent(contentDir)).problems.filter((problem) => problem.file === entry.note.file);
  if (problems.length > 0) {
    await writeFile(file, before);
    throw new UserError(
      problems.map((problem) => formatProblem(problem, 'content/')).join('\n'),
      'Nothing was changed. Answer again with what is missing.',
    );
  }
  console.log(`${entry.key}: ${outcome} on ${on}. Written to ${entry.note.file}.`);
}
