import { describe, expect, it } from 'vitest';
import { formatDate, formatTime, localDay, zonedInstant } from '#domain/time.ts';

const zone = 'Europe/Berlin';

describe('time in the publication’s zone', () => {
  it.each([
    ['a winter evening', '2026-03-27T19:40:00Z', '27 March 2026', '20:40 CET', '2026-03-27'],
    ['a summer night past midnight', '2026-07-01T22:30:00Z', '2 July 2026', '00:30 CEST', '2026-07-02'],
    ['the hour the clocks go back', '2026-10-25T01:30:00Z', '25 October 2026', '02:30 CET', '2026-10-25'],
  ])('shows %s', (_, utc, date, time, day) => {
    const at = new Date(utc);
    expect([formatDate(at, zone), formatTime(at, zone), localDay(at, zone)]).toEqual([date, time, day]);
  });

  it.each([
    ['2026-11-23', '2026-11-23T07:00:00.000Z'],
    ['2026-07-01', '2026-07-01T06:00:00.000Z'],
    ['2026-10-25', '2026-10-25T07:00:00.000Z'],
    ['2027-03-28', '2027-03-28T06:00:00.000Z'],
    ['2026-03-29', '2026-03-29T06:00:00.000Z'],
  ])('08:00 in Berlin on %s is %s', (day, utc) => {
    expect(zonedInstant(day, '08:00', zone).toISOString()).toBe(utc);
  });
});
