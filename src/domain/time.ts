/** Dates are stored in UTC; these functions show them in a zone. All take the moment, none reads a clock. */

/** `27 March 2026` in the given zone. */
export function formatDate(at: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }).format(
    at,
  );
}

/** `20:40 CET` in the given zone. */
export function formatTime(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    timeZoneName: 'short',
  });
  return parts.format(at).replace(',', '');
}

/** The calendar day (`2026-03-27`) on which a moment falls in the given zone. */
export function localDay(at: Date, zone: string): string {
  // The Swedish locale writes ISO dates: https://cldr.unicode.org (sv short date pattern y-MM-dd).
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at);
}

/** `27 March 2026` for a calendar day such as `2026-03-27`. */
export function formatDay(day: string): string {
  return formatDate(new Date(`${day}T12:00:00Z`), 'UTC');
}

/** `Friday` for a calendar day. */
export function weekday(day: string, style: 'long' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: style, timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
}

/**
 * The instant at which a wall clock in `zone` shows `time` (HH:MM) on `day`.
 * Two passes settle the offset on the days the clocks change.
 */
export function zonedInstant(day: string, time: string, zone: string): Date {
  const wall = new Date(`${day}T${time}:00Z`).getTime();
  const first = wall - offset(new Date(wall), zone);
  return new Date(wall - offset(new Date(first), zone));
}

function offset(at: Date, zone: string): number {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at);
  return new Date(`${shown.replace(' ', 'T')}Z`).getTime() - Math.floor(at.getTime() / 1000) * 1000;
}
