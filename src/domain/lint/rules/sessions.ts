import { daysIn, namesDay } from '#domain/lint/dates.ts';
import { closedBecause, type Exchange, exchanges } from '#domain/lint/exchange-days.ts';
import type { Rule } from '#domain/lint/finding.ts';
import type { Manuscript } from '#domain/lint/manuscript.ts';
import { sentencesWhere } from '#domain/lint/sentences.ts';
import { formatDay, weekday } from '#domain/time.ts';

const market =
  /\b(?:shares?|stocks?|equities|index|indices|futures|session|ETF|S&P 500|Nasdaq|Dow|DAX|FTSE|Wall Street|trading)\b/i;
const move =
  /\b(?:fell|fall|rose|rise|lost|gained|gain|dropped|slid|slide|jumped|slipped|rallied|climbed|closed|opened|traded|trading|tumbled|plunged|sank|recovered|session|sold off|sell-off|selloff|up \d|down \d)\b/i;

/** A market that moved on a day on which it did not trade. */
export const closedMarket: Rule = {
  code: 'closed-market',
  says: (a) => `${a['market']} did not trade on ${a['day']}: ${a['because']}.`,
  reason: 'A session on a day without trading tells every professional reader that nobody checked.',
  fix: () => 'Look up the session meant; prices published on a weekend belong to the Friday before.',
  *find(manuscript) {
    const may = (text: string) => namesDay(text) && market.test(text) && move.test(text);
    for (const passage of manuscript.passages)
      for (const sentence of sentencesWhere(passage, may))
        for (const named of daysIn(sentence.text, yearOf(manuscript))) {
          const found = shut(sentence.text, named.day);
          if (!found) continue;
          const at = passage.at(sentence.start + named.index, named.length);
          yield { at, args: { market: found.market, day: formatDay(named.day), because: found.because } };
        }
  },
};

/** A weekday that is not the weekday of its date. */
export const wrongWeekday: Rule = {
  code: 'wrong-weekday',
  says: (a) => `${a['day']} was a ${a['right']}, not a ${a['written']}.`,
  reason: 'A weekday that does not fit its date means that one of the two is wrong.',
  fix: (a) => `Write “${a['right']}”, or correct the date.`,
  *find(manuscript) {
    for (const passage of manuscript.passages) {
      if (!passage.text.includes('day')) continue;
      for (const named of daysIn(passage.text, yearOf(manuscript))) {
        const right = weekday(named.day);
        if (!named.weekday || named.weekday === right) continue;
        const args = { day: formatDay(named.day), right, written: named.weekday };
        yield { at: passage.at(named.index, named.length), args };
      }
    }
  },
};

/** The year of dates that name none: that of publication, or of the brief. */
function yearOf({ collection, entry }: Manuscript): number {
  if (collection === 'briefs') return Number(entry.id.slice(0, 4));
  const { publishedAt, occurred } = entry.data as { publishedAt?: Date; occurred?: string };
  return publishedAt?.getUTCFullYear() ?? Number(occurred?.slice(0, 4) ?? 2026);
}

/** Closed at the exchange the sentence names; when it names none, closed at every one. */
function shut(sentence: string, day: string): { market: string; because: string } | undefined {
  const named = exchanges.filter((one) => one.words.test(sentence));
  const meant: readonly Exchange[] = named.length > 0 ? named : exchanges;
  const reasons = meant.map((one) => closedBecause(one, day));
  const because = reasons[0];
  if (because === undefined || reasons.some((reason) => reason === undefined)) return undefined;
  return { market: named.length > 0 ? named.map((one) => `the ${one.name}`).join(' and ') : 'no exchange', because };
}
