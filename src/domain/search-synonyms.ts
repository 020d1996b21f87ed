/**
 * Words that readers use for the same thing. A record that contains one of a group is also found by the others; so a
 * query stays one query. Entities bring their own aliases (content/entities), topics theirs (site.topicAliases).
 */
const groups: readonly (readonly string[])[] = [
  ['AI', 'artificial intelligence'],
  ['LLM', 'large language model', 'language model'],
  ['capex', 'capital expenditure', 'capital spending'],
  ['chip', 'semiconductor'],
  ['cyberattack', 'cyber attack', 'hack', 'intrusion'],
  ['data breach', 'data leak'],
  ['regulator', 'supervisor', 'watchdog'],
  ['stocks', 'shares', 'equities'],
  ['rate hike', 'rate increase', 'rate rise'],
  ['M&A', 'merger', 'takeover', 'acquisition'],
  ['earnings', 'quarterly results'],
  ['outage', 'downtime'],
  ['EU', 'European Union'],
  ['US', 'United States', 'USA'],
  ['UK', 'United Kingdom', 'Britain'],
  ['Fed', 'Federal Reserve', 'FOMC'],
  ['ECB', 'European Central Bank'],
  ['BoE', 'Bank of England'],
  ['SEC', 'Securities and Exchange Commission'],
  ['10-K', 'annual report'],
  ['10-Q', 'quarterly report'],
  ['euro dollar', 'EUR/USD'],
];

/** A short name must be written in its capitals: “US” is not “us”. */
const hasCapitals = (word: string) => /^[A-Z]{2,4}$|^Fed$|^BoE$/.test(word);

const matchers = groups.map((words) =>
  words.map((word) => ({
    word,
    // Most words are not there at all, which is quicker to see without a pattern.
    mayStandIn: hasCapitals(word)
      ? (text: string) => text.includes(word)
      : (_: string, plain: string) => plain.includes(word.toLowerCase()),
    // A plural counts.
    pattern: new RegExp(
      `(?<![\\p{Letter}\\p{Number}])${RegExp.escape(word)}s?(?![\\p{Letter}\\p{Number}])`,
      hasCapitals(word) ? 'u' : 'iu',
    ),
  })),
);

/** The other words for what a text speaks of, without those it already uses. */
export function synonymsFor(text: string): string[] {
  const plain = text.toLowerCase();
  return matchers.flatMap((group) => {
    const used = group.filter((one) => one.mayStandIn(text, plain) && one.pattern.test(text));
    return used.length === 0 ? [] : group.filter((one) => !used.includes(one)).map(({ word }) => word);
  });
}
