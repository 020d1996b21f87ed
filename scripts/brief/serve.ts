import { createServer, type Server } from 'node:http';
import { Cron } from 'croner';
import { deliver } from '#adapters/brief-sender.ts';
import { briefWindow } from '#domain/delivery-schedule.ts';
import { localDay } from '#domain/time.ts';
import { UserError } from '#domain/user-error.ts';
import { site } from '#site.ts';
import { check } from './check.ts';
import { openSender, planFor, reportAlive, sentence } from './context.ts';
import type { Options } from '../brief.ts';
import { statusReport } from './status.ts';

/**
 * `serve`: stays, checks at 07:50, sends at 08:00, and catches up when it is started after that. Safe beside the timer
 * and the workflow. With BRIEF_STATUS_PORT it answers `GET /status` on this machine.
 */
export async function serve(_args: readonly string[], options: Options): Promise<number> {
  const { ports, settings } = openSender();
  let busy = Promise.resolve();
  // One after the other: a brief that is still pursued at the next trigger is not started twice by one process.
  const inTurn = (work: () => Promise<unknown>) => {
    busy = busy.then(work).then(
      () => undefined,
      (error: unknown) =>
        ports.alert(error instanceof UserError ? `${error.message} ${error.hint}` : 'The sender failed: see its log.'),
    );
    return busy;
  };
  const today = () => localDay(new Date(ports.clock.now()), site.zone);
  const sendToday = async () => {
    const day = today();
    const plans = settings.channels.map((channel) => planFor(channel, day, briefWindow(day)));
    const rows = await deliver(ports, plans, 'long');
    for (const row of rows) console.log(sentence(row));
    await reportAlive(settings, rows);
  };
  const jobs = [
    new Cron('50 7 * * *', { timezone: site.zone }, () => void inTurn(() => check([], options))),
    new Cron('0 8 * * *', { timezone: site.zone }, () => void inTurn(sendToday)),
  ];
  const http = await statusServer();
  console.log(`The Morning Brief goes at 08:00 ${site.zone}; next: ${jobs[1]?.nextRun()?.toISOString()}.`);
  const { from, until } = briefWindow(today());
  if (ports.clock.now() >= from && ports.clock.now() < until) void inTurn(sendToday);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  for (const job of jobs) job.stop();
  http?.close();
  // Whatever is half done is in the journal; the next start goes on from there.
  process.exit(0);
}

async function statusServer(): Promise<Server | undefined> {
  const port = Number(process.env['BRIEF_STATUS_PORT'] ?? 0);
  if (!port) return undefined;
  const server = createServer((request, response) => {
    if (request.url !== '/status') return void response.writeHead(404).end();
    statusReport(new Date()).then(
      (report) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(report)),
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, process.env['BRIEF_STATUS_HOST'] ?? '127.0.0.1', resolve));
  return server;
}
