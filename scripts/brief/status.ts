import { openJournal } from '#adapters/journal.ts';
import { type DeliveryRow, exitCode, rowsOf } from '#domain/delivery.ts';
import { briefWindow } from '#domain/delivery-schedule.ts';
import { readEnvironment } from '#adapters/environment.ts';
import { localDay } from '#domain/time.ts';
import { site } from '#site.ts';
import type { Options } from '../brief.ts';
import { sentence } from './context.ts';

/** `status [--json]`: the last two weeks of the journal, what is open, and when the next brief goes. */
export async function status(_args: readonly string[], options: Options): Promise<number> {
  const { now } = readEnvironment();
  const report = await statusReport(now);
  if (options.json) console.log(JSON.stringify(report, null, 2));
  else {
    for (const row of report.rows) console.log(`${row.at}  ${row.key.padEnd(24)} ${row.state.padEnd(15)} ${row.about}`);
    if (report.rows.length === 0) console.log('The journal is empty: no brief was sent from here yet.');
    console.log(`Next brief: ${report.next}`);
  }
  return report.exitCode;
}

/** The state of delivery as data, for people and for monitoring. No payloads and no secrets. */
export async function statusReport(now: Date) {
  const journal = openJournal(process.env);
  const rows = [...rowsOf(await journal.read()).values()].filter((row) => now.getTime() - row.at < 14 * 86_400_000);
  await journal.close();
  const today = localDay(now, site.zone);
  const tomorrow = localDay(new Date(briefWindow(today).from + 24 * 3_600_000), site.zone);
  const next = now.getTime() < briefWindow(today).from ? today : tomorrow;
  return {
    now: now.toISOString(),
    next: new Date(briefWindow(next).from).toISOString(),
    exitCode: exitCode(rows.filter((row) => row.day === today || row.state === 'HOLD')),
    counts: Object.fromEntries(
      Map.groupBy(rows, (row) => row.state)
        .entries()
        .map(([state, list]) => [state, list.length]),
    ),
    rows: rows.map(summary),
  };
}

function summary(row: DeliveryRow) {
  const { key, state, chat, attempt, messageId, learned, revision } = row;
  const at = new Date(row.at).toISOString();
  return { key, state, at, chat, attempt, messageId, learned, revision, about: sentence(row) };
}
