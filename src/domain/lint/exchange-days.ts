/** Days on which an exchange does not trade, weekends aside, with the page they were read from. */
export interface Exchange {
  readonly name: string;
  /** ISO 10383 codes that keep this calendar. */
  readonly mics: readonly string[];
  /** Words that say a sentence is about it. */
  readonly words: RegExp;
  readonly source: string;
  readonly read: string;
  readonly closed: Readonly<Record<string, string>>;
}

/** Add a year before it begins: each exchange publishes its calendar one to three years ahead. */
export const exchanges: readonly Exchange[] = [
  {
    name: 'New York Stock Exchange',
    mics: ['XNYS', 'XNAS', 'ARCX', 'XASE', 'BATS'],
    words: /\b(?:NYSE|New York|Nasdaq|S&P 500|Dow|Wall Street|Russell 2000)\b/,
    source:
      'https://mondovisione.com/media-and-resources/news/nyse-group-announces-2026-2027-and-2028-holiday-and-early-closings-calendar-20251223/',
    read: '2026-11-23',
    closed: {
      '2026-01-01': 'New Year’s Day',
      '2026-01-19': 'Martin Luther King, Jr. Day',
      '2026-02-16': 'Washington’s Birthday',
      '2026-04-03': 'Good Friday',
      '2026-05-25': 'Memorial Day',
      '2026-06-19': 'Juneteenth',
      '2026-07-03': 'Independence Day (observed)',
      '2026-09-07': 'Labor Day',
      '2026-11-26': 'Thanksgiving Day',
      '2026-12-25': 'Christmas Day',
      '2027-01-01': 'New Year’s Day',
      '2027-01-18': 'Martin Luther King, Jr. Day',
      '2027-02-15': 'Washington’s Birthday',
      '2027-03-26': 'Good Friday',
      '2027-05-31': 'Memorial Day',
      '2027-06-18': 'Juneteenth (observed)',
      '2027-07-05': 'Independence Day (observed)',
      '2027-09-06': 'Labor Day',
      '2027-11-25': 'Thanksgiving Day',
      '2027-12-24': 'Christmas Day (observed)',
    },
  },
  {
    name: 'Xetra',
    mics: ['XETR', 'XFRA'],
    words: /\b(?:Xetra|XETRA|Frankfurt|DAX|MDAX)\b/,
    source: 'http://www.deutsche-boerse-cash-market.com/dbcm-en/newsroom/trading-calendar',
    read: '2026-11-23',
    closed: {
      '2026-01-01': 'New Year’s Day',
      '2026-04-03': 'Good Friday',
      '2026-04-06': 'Easter Monday',
      '2026-05-01': 'Labour Day',
      '2026-12-24': 'Christmas Eve',
      '2026-12-25': 'Christmas Day',
      '2026-12-31': 'New Year’s Eve',
      '2027-01-01': 'New Year’s Day',
      '2027-03-26': 'Good Friday',
      '2027-03-29': 'Easter Monday',
      '2027-12-24': 'Christmas Eve',
      '2027-12-31': 'New Year’s Eve',
    },
  },
  {
    name: 'London Stock Exchange',
    mics: ['XLON'],
    words: /\b(?:London|LSE|FTSE(?: 100| 250)?)\b/,
    // The exchange closes on the bank holidays of England and Wales (https://www.gov.uk/bank-holidays, not reachable from
    // here). The page read confirms the substitute days; the other dates follow from Easter and the first or last Monday.
    source:
      'https://particlenews.pages.dev/story/uk-confirms-20262028-bank-holidays-with-boxing-day-shifts-and-substitute-dates',
    read: '2026-11-23',
    closed: {
      '2026-01-01': 'New Year’s Day',
      '2026-04-03': 'Good Friday',
      '2026-04-06': 'Easter Monday',
      '2026-05-04': 'Early May bank holiday',
      '2026-05-25': 'Spring bank holiday',
      '2026-08-31': 'Summer bank holiday',
      '2026-12-25': 'Christmas Day',
      '2026-12-28': 'Boxing Day (substitute)',
      '2027-01-01': 'New Year’s Day',
      '2027-03-26': 'Good Friday',
      '2027-03-29': 'Easter Monday',
      '2027-05-03': 'Early May bank holiday',
      '2027-05-31': 'Spring bank holiday',
      '2027-08-30': 'Summer bank holiday',
      '2027-12-27': 'Christmas Day (substitute)',
      '2027-12-28': 'Boxing Day (substitute)',
    },
  },
];

/** Why an exchange did not trade on a day, or undefined when it did (as far as is known). */
export function closedBecause(exchange: Exchange, day: string): string | undefined {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  if (weekday === 6) return 'a Saturday';
  if (weekday === 0) return 'a Sunday';
  return exchange.closed[day];
}
