import { language, words } from '#edition.ts';
import type { ForecastEntry } from '#domain/forecast-list.ts';
import { addDays } from '#domain/days.ts';
import type { Library } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';
import { probabilityPhrase } from '#domain/probability.ts';
import { localDay } from '#domain/time.ts';
import { lastChange } from '#views/data/files.ts';
import { site } from '#site.ts';

/** Days that a date stays in the calendar after it: it is for planning, and must not grow with the library. */
const daysKept = 60;
/** Forecasts in the calendar, those due soonest: a house of ten thousand notes has more open than anyone plans by. */
const forecastsKept = 500;

/**
 * Due days of open forecasts and the dates of the briefs’ watch lists, from two months ago on, as iCalendar (RFC 5545). `DTSTAMP` is the last
 * public change, so that an unchanged calendar keeps its bytes.
 */
export function calendar(library: Library, forecasts: readonly ForecastEntry[], base: string): string {
  const stamp = `DTSTAMP:${utc(lastChange(library))}`;
  const host = new URL(base).host;
  const since = addDays(localDay(library.now, site.zone), -daysKept);
  const due = forecasts
    .filter((one) => one.state !== 'resolved' && one.forecast.resolvesBy >= since)
    .slice(0, forecastsKept)
    .map(({ key, note, forecast, latest }) => [
      'BEGIN:VEVENT',
      `UID:${key.replace('#', '-')}@${host}`,
      stamp,
      `DTSTART;VALUE=DATE:${compact(forecast.resolvesBy)}`,
      `DTEND;VALUE=DATE:${compact(addDays(forecast.resolvesBy, 1))}`,
      `SUMMARY:${escaped(words.calendar.due(forecast.question))}`,
      `DESCRIPTION:${escaped(`${latest === null ? '' : `${capital(probabilityPhrase(latest))}.\n`}${forecast.criteria}`)}`,
      `URL:${absolute(`${paths.note(note.id)}#${forecast.id}`, base)}`,
      'CATEGORIES:Forecast',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]);
  const watched = new Map(
    library.briefs.flatMap((brief) =>
      brief.data.watch.flatMap((item, i): [string, string[]][] => {
        if (localDay(item.at, site.zone) < since) return [];
        const event = [
          'BEGIN:VEVENT',
          `UID:watch-${brief.id}-${i + 1}@${host}`,
          stamp,
          `DTSTART:${utc(item.at)}`,
          'DURATION:PT1H',
          `SUMMARY:${escaped(item.text)}`,
          `URL:${absolute(paths.brief(brief.id), base)}`,
          'CATEGORIES:Watch',
          'TRANSP:TRANSPARENT',
          'END:VEVENT',
        ];
        return [[`${item.at.toISOString()} ${item.text}`, event]];
      }),
    ),
  );
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escaped(site.name)}//Dates to watch//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(words.calendar.title(site.name))}`,
    `X-WR-CALNAME:${escaped(words.calendar.title(site.name))}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    ...due.flat(),
    ...[...watched.values()].flat(),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text values escape backslash, semicolon, comma and line break (RFC 5545 §3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** Lines are at most 75 octets; a longer one goes on after a line break and a space (§3.1), never inside a character. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const char of line) {
    const size = utf8Length(char);
    if (octets + size > 75) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += char;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

/** Octets of a character in UTF-8 (RFC 3629 §3). Counted, because a long calendar has a million characters. */
function utf8Length(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
