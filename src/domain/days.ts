/** Arithmetic on calendar days (`2026-11-23`): text without a zone, so that no clock change can move one. */

const dayMs = 86_400_000;

/** Whole days from one day to another; negative if `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/**
 * The day an ISO 8601 duration of years, months and days after another, e.g. `P6M`. A day the month does not have
 * becomes its last: six months after 31 August is 28 (or 29) February.
 */
export function addDuration(day: string, duration: string): string {
  const [, years = '0', months = '0', days = '0'] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(duration) ?? [];
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year + Number(years), month - 1 + Number(months), 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return addDays(first.toISOString().slice(0, 10), Number(days));
}
