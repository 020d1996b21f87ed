/** A calendar day named in prose. */
export interface NamedDay {
  /** `2026-03-27`. */
  readonly day: string;
  /** The weekday in front of it, as written; empty when there is none. */
  readonly weekday: string;
  readonly index: number;
  readonly length: number;
}

const months = 'January February March April May June July August September October November December'.split(' ');
const month = `(?:${months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|Sept)\\.?`;
const weekdays = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const expression = new RegExp(
  `(?:(${weekdays}),? (?:the )?)?(?:(\\d{1,2})(?:st|nd|rd|th)? (${month})(?:,? (\\d{4}))?|(${month}) (\\d{1,2})(?:st|nd|rd|th)?(?:, (\\d{4}))?|(\\d{4})-(\\d{2})-(\\d{2}))(?![\\d%])`,
  'g',
);

/**
 * Days named in a text, as British, American or ISO dates.
 * @param year for dates that name none, unless a year was named earlier in the same text.
 */
export function daysIn(text: string, year: number): NamedDay[] {
  if (!namesDay(text)) return [];
  let known = year;
  return [...text.matchAll(expression)].flatMap((match): NamedDay[] => {
    const [all, weekday = '', d1, m1, y1, m2, d2, y2, y3, m3, d3] = match;
    const named = y1 ?? y2 ?? y3;
    if (named) known = Number(named);
    const monthNumber = m3 ? Number(m3) : months.findIndex((name) => name.startsWith((m1 ?? m2 ?? '').slice(0, 3))) + 1;
    const day = [known, pad(monthNumber), pad(Number(d1 ?? d2 ?? d3))].join('-');
    return isDay(day) ? [{ day, weekday, index: match.index, length: all.length }] : [];
  });
}

/** Whether a text may name a day. Most do not; this asks in a fraction of the time the full expression takes. */
export function namesDay(text: string): boolean {
  return /\d(?:st|nd|rd|th)? (?:J|F|M|A|S|O|N|D)|(?:r|y|e|l|t|h|n|b|p|g|c)\.? \d|\d-\d\d-\d/.test(text);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
