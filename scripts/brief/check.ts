import { preflight, type Finding } from '#adapters/brief-preflight.ts';
import { briefWindow } from '#domain/delivery-schedule.ts';
import { localDay } from '#domain/time.ts';
import { site } from '#site.ts';
import type { Options } from '../brief.ts';
import { chosenChannels, openSender } from './context.ts';

const marks = { ok: '✓', warn: '!', fail: '✗' } as const;

/** `check`: everything the next brief needs. Sends nothing to the channel; failures are told to the operators too. */
export async function check(_args: readonly string[], options: Options): Promise<number> {
  const { ports, settings, desk } = openSender();
  const now = ports.clock.now();
  const today = localDay(new Date(now), site.zone);
  const tomorrow = localDay(new Date(briefWindow(today).from + 24 * 3_600_000), site.zone);
  const day = now < briefWindow(today).until ? today : tomorrow;
  const findings = await preflight(ports, chosenChannels(settings, options.channel), desk, day);
  for (const { level, text } of findings) console.log(`${marks[level]} ${text}`);
  const failures = findings.filter((finding) => finding.level === 'fail');
  console.log(
    failures.length === 0
      ? `Ready for the brief of ${day}.`
      : `${failures.length} thing(s) to mend before the brief of ${day}.`,
  );
  if (failures.length > 0 && !options['dry-run'])
    await ports.alert(`check: ${failures.map((one) => one.text).join(' ')}`);
  await ports.journal.close();
  return codeOf(failures);
}

function codeOf(failures: readonly Finding[]): number {
  if (failures.some((one) => one.about === 'configuration')) return 30;
  return failures.length > 0 ? 40 : 0;
}
