import { pattern, type Rule } from '#domain/lint/finding.ts';
import { quoted } from '#domain/lint/sentences.ts';

const codes: Record<string, string> = { $: 'USD', '£': 'GBP', '€': 'EUR', '¥': 'JPY' };
const nouns: Record<string, string> = { dollars: 'USD', euros: 'EUR', pounds: 'GBP', yen: 'JPY' };

/** Money without the code of its currency. */
export const currencyCode: Rule = pattern(
  {
    code: 'currency-code',
    says: (a) => `“${a['quote']}” does not say which currency.`,
    reason:
      'A dollar is American, Australian, Hong Kong or Singapore’s; our readers hold all of them. ISO 4217 codes are plain.',
    fix: (a) => `Write the code before the amount, e.g. “${a['code']} ${a['amount']}”.`,
  },
  /(?<![\w$])(?:US|A|C|HK|S)?([$£€¥])\s?(\d[\d.,]*(?:\s?(?:bn|tn|m|k|million|billion|trillion)\b)?)|\b(\d[\d.,]*(?: (?:million|billion|trillion))?) (dollars|euros|pounds|yen)\b/gi,
  (match, text) => {
    if (quoted(text, match.index)) return undefined;
    const [, sign = '', amount = match[3] ?? '', , noun = ''] = match;
    return { code: codes[sign] ?? nouns[noun.toLowerCase()] ?? 'USD', amount };
  },
);

const percent = '(\\d+(?:\\.\\d+)?)\\s?(?:%|per cent\\b|percent\\b)';
const fromTo = new RegExp(`\\bfrom ${percent}(?: [^.%]{0,40})? to ${percent}`, 'i');
const change = new RegExp(`\\b(?:up|down|by|of|rose|fell|gain(?:ed)?|increase[ds]?|drop(?:ped)?) ${percent}`, 'gi');
const rates =
  'yields?|interest rates?|policy rate|unemployment(?: rate)?|inflation(?: rate)?|margins?|market share|default rate|tax rate|savings rate|approval rating';
const rateBy = new RegExp(
  `\\b(?:${rates})\\b[^.%]{0,40}\\b(?:rose|fell|gained|lost|increased|dropped|widened|narrowed|up|down)(?: by)? ${percent}`,
  'gi',
);

/** A change between two percentages, given as a percentage: 3% to 5% is two percentage points, or 67%. */
export const percentOrPoints: Rule = {
  code: 'percent-or-points',
  says: (a) => `“${a['quote']}” is a change between percentages, given in per cent.`,
  reason: 'From 3% to 5% is up two percentage points, or 67%. “Up 2%” would mean 3.06%.',
  fix: (a) => `If the difference is meant, write “${a['number']} percentage points”; if the ratio, say of what.`,
  *find({ passages }) {
    for (const passage of passages)
      for (const match of [...difference(passage.text), ...passage.text.matchAll(rateBy)]) {
        const number = /(\d+(?:\.\d+)?)\s?(?:%|per)/.exec(match[0])?.[1] ?? '';
        yield { at: passage.at(match.index, match[0].length), args: { quote: match[0], number } };
      }
  },
};

/** “from 3% to 5% …, up 2%”: the number given is exactly the difference. */
function difference(text: string): RegExpExecArray[] {
  const [all, from = '', to = ''] = fromTo.exec(text) ?? [];
  if (all === undefined) return [];
  const gap = Math.abs(Number(to) - Number(from));
  return [...text.matchAll(change)].filter((match) => Math.abs(Number(match[1]) - gap) < 0.001);
}
