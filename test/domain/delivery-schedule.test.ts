import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Cron } from 'croner';
import { describe, expect, it } from 'vitest';
import type { DeliveryRow } from '#domain/delivery.ts';
import { briefWindow } from '#domain/delivery-schedule.ts';
import { nextStep } from '#domain/delivery-step.ts';

const iso = (at: number) => new Date(at).toISOString();

/** Day, and 08:00, 09:00 and 11:30 in Berlin as UTC. The clocks change on two of them. */
const days = [
  ['2026-10-24', '2026-10-24T06:00:00.000Z', '2026-10-24T07:00:00.000Z', '2026-10-24T09:30:00.000Z'],
  ['2026-10-25', '2026-10-25T07:00:00.000Z', '2026-10-25T08:00:00.000Z', '2026-10-25T10:30:00.000Z'],
  ['2027-03-27', '2027-03-27T07:00:00.000Z', '2027-03-27T08:00:00.000Z', '2027-03-27T10:30:00.000Z'],
  ['2027-03-28', '2027-03-28T06:00:00.000Z', '2027-03-28T07:00:00.000Z', '2027-03-28T09:30:00.000Z'],
] as const;

describe('08:00 in Berlin', () => {
  it.each(days)('on %s is %s', (day, from, late, until) => {
    const window = briefWindow(day);
    expect([window.from, window.late, window.until].map(iso)).toEqual([from, late, until]);
  });

  it.each(days)('is when `brief serve` fires on %s', (day, from) => {
    const job = new Cron('0 8 * * *', { timezone: 'Europe/Berlin', paused: true });
    expect(job.nextRun(new Date(Date.parse(from) - 3_600_000))?.toISOString()).toBe(from);
    job.stop();
    expect(day).toBe(from.slice(0, 10));
  });

  it.each(days)('is when the systemd timer fires on %s', (_day, from) => {
    const unit = readFileSync('scripts/systemd/morning-brief.timer', 'utf8');
    const calendar = /^OnCalendar=(.*)$/m.exec(unit)?.[1] ?? '';
    expect(calendar).toBe('*-*-* 08:00:00 Europe/Berlin');
    const base = new Date(Date.parse(from) - 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    const asked = spawnSync('systemd-analyze', ['calendar', calendar, `--base-time=${base} UTC`], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'UTC' },
    });
    if (asked.error) {
      console.warn('SKIPPED here: systemd-analyze is not installed, so the timer’s instant was not asked of systemd.');
      return;
    }
    const next = /(?:Next elapse|\(in UTC\)): \w+ (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) UTC/.exec(asked.stdout);
    expect(`${next?.[1]}T${next?.[2]}.000Z`, asked.stdout).toBe(from);
  });
});

describe('the next step', () => {
  const window = briefWindow('2026-11-24');
  const row = (change: Partial<DeliveryRow>): DeliveryRow => ({
    ...{ key: '2026-11-24/main', kind: 'brief', day: '2026-11-24', channel: 'main', chat: '-1', attempt: 0 },
    ...{ state: 'PLANNED', at: window.from, window, head: 1, delayed: false },
    ...change,
  });
  const minute = 60_000;

  it.each([
    ['waits before 08:00', row({}), window.from - 1, { do: 'wait', until: window.from }],
    ['prepares at 08:00', row({}), window.from, { do: 'prepare' }],
    ['prepares till 11:30', row({}), window.until - 1, { do: 'prepare' }],
    ['gives up at 11:30', row({}), window.until, { do: 'skip' }],
    ['sends what is ready', row({ state: 'READY' }), window.from, { do: 'send' }],
    ['prepares anew when it got late meanwhile', row({ state: 'READY' }), window.late, { do: 'prepare' }],
    ['obeys a pause', row({ state: 'READY', notBefore: window.from + 9 }), window.from, { do: 'wait' }],
    ['doubts an intent it finds', row({ state: 'INTENT' }), window.from, { do: 'doubt' }],
    [
      'holds without a post to count from',
      { ...row({ state: 'UNKNOWN' }), head: undefined } as unknown as DeliveryRow,
      window.from,
      { do: 'hold' },
    ],
    [
      'tries a missing right again after five minutes',
      row({ state: 'WAIT_CONFIG' }),
      window.from + 5 * minute,
      { do: 'prepare' },
    ],
    ['rests when it is sent', row({ state: 'SENT' }), window.from, { do: 'rest' }],
    ['rests when a person must look', row({ state: 'HOLD' }), window.until, { do: 'rest' }],
  ])('%s', (_name, one, now, step) => {
    expect(nextStep(one, now, true)).toMatchObject(step);
  });

  it('asks a person at once when there is no ops chat to look things up in', () => {
    expect(nextStep(row({ state: 'UNKNOWN' }), window.from, false)).toMatchObject({ do: 'hold' });
  });

  it('believes that nothing was sent only after four clean looks, the last 130 seconds after the call', () => {
    const schedule = [5_000, 20_000, 60_000, 130_000];
    const since = window.from;
    const probes: { at: number; clean: boolean }[] = [];
    for (const due of schedule) {
      const unknown = row({ state: 'UNKNOWN', since, schedule, probes: [...probes] });
      expect(nextStep(unknown, since + due - 1, true)).toEqual({ do: 'wait', until: since + due, patience: 'short' });
      expect(nextStep(unknown, since + due, true)).toEqual({ do: 'probe' });
      probes.push({ at: since + due, clean: true });
    }
    expect(nextStep(row({ state: 'UNKNOWN', since, schedule, probes }), since + 130_000, true)).toEqual({
      do: 'believe-unsent',
    });
  });

  it('asks a person when looking fails until the window closes', () => {
    const probes = [{ at: window.until - minute, clean: false, why: 'post 9 could not be asked for' }];
    const unknown = row({ state: 'UNKNOWN', since: window.from, schedule: [0], probes });
    expect(nextStep(unknown, window.until, true)).toMatchObject({ do: 'hold' });
  });
});
