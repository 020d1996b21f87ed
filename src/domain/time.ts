import { locale as editionLocale } from '#edition.ts';

/**
 * Dates are stored in UTC; these functions show them in a zone and, unless told another, in the language of the edition.
 * All take the moment, none reads a clock.
 */

const formatters = new Map<string, Formatter>();

interface Formatter {
  readonly format: (at: Date) => string;
}

/** Writings kept for each formatter: pages show the same few days again and again. */
const kept = 10_000;

const forms = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' },
  isoDay: {},
  isoMoment: { dateStyle: 'short', timeStyle: 'medium' },
  dayBriefly: { weekday: 'short', day: 'numeric', month: 'short' },
  dayOfYear: { day: 'numeric', month: 'long' },
  month: { month: 'long', year: 'numeric' },
  monthName: { month: 'long' },
  longWeekday: { weekday: 'long' },
  shortWeekday: { weekday: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making a formatter costs a hundred times what using it does, and using it ten times what looking it up does. */
function formatter(locale: string, zone: string, form: keyof typeof forms): Formatter {
  const key = `${form} ${locale} ${zone}`;
  const known = formatters.get(key);
  if (known) return known;
  const maker = new Intl.DateTimeFormat(locale, { ...forms[form], timeZone: zone });
  const written = new Map<number, string>();
  const format = (at: Date): string => {
    const before = written.get(at.getTime());
    if (before !== undefined) return before;
    if (written.size >= kept) written.clear();
    const text = maker.format(at);
    written.set(at.getTime(), text);
    return text;
  };
  const made = { format };
  formatters.set(key, made);
  return made;
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** `27 March 2026` in the given zone. */
export function formatDate(at: Date, zone: string, locale = editionLocale): string {
  return formatDay(localDay(at, zone), locale);
}

/** `20:40 CET` in the given zone. */
export function formatTime(at: Date, zone: string, locale = editionLocale): string {
  return formatter(locale, zone, 'time').format(at).replace(',', '');
}

/** The calendar day (`2026-03-27`) on which a moment falls in the given zone. */
export function localDay(at: Date, zone: string): string {
  // The Swedish locale writes ISO dates: https://cldr.unicode.org (sv short date pattern y-MM-dd).
  return formatter('sv-SE', zone, 'isoDay').format(at);
}

/** `27 March 2026` for a calendar day such as `2026-03-27`. */
export function formatDay(day: string, locale = editionLocale): string {
  return formatter(locale, 'UTC', 'date').format(noon(day));
}

/** `Fri, 27 Mar` for a calendar day. */
export function formatDayBriefly(day: string, locale = editionLocale): string {
  return formatter(locale, 'UTC', 'dayBriefly').format(noon(day));
}

/** `27 March` for a calendar day. */
export function formatDayOfYear(day: string): string {
  return formatter(editionLocale, 'UTC', 'dayOfYear').format(noon(day));
}

/** `March 2026` for `2026-03`. */
export function formatMonth(month: string): string {
  return formatter(editionLocale, 'UTC', 'month').format(noon(`${month}-01`));
}

/** `March` for 3. */
export function formatMonthName(month: number): string {
  return formatter(editionLocale, 'UTC', 'monthName').format(new Date(Date.UTC(2001, month - 1, 15)));
}

/** `Friday` for a calendar day. */
export function weekday(day: string, style: 'long' | 'short' = 'long'): string {
  return formatter(editionLocale, 'UTC', `${style}Weekday`).format(noon(day));
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
  const shown = formatter('sv-SE', zone, 'isoMoment').format(at);
  return new Date(`${shown.replace(' ', 'T')}Z`).getTime() - Math.floor(at.getTime() / 1000) * 1000;
}
