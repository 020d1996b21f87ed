import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levels } from '#domain/risk-record.ts';
import { highestLevel, riskLevel } from '#domain/risk-level.ts';
import {
  countChosen,
  emptyState,
  facetKeys,
  levelOrder,
  readState,
  type SearchState,
  toggled,
  writeState,
} from '#domain/search-state.ts';
import { synonymsFor } from '#domain/search-synonyms.ts';
import { indexText, searchQuery, shownText } from '#domain/search-text.ts';
import {
  foldedForms,
  shortWords,
  suggestion,
  vocabulary,
  withoutAccents,
  wordsOf,
  wordUses,
} from '#domain/search-words.ts';

describe('a query, as the index knows it', () => {
  it.each([
    ['$TSLA', 'TSLA'],
    ['NASDAQ:TSLA', 'TSLA'],
    ['nasdaq: tsla', 'tsla'],
    ['(XNAS:TSLA)', 'TSLA'],
    ['NYSE:BRK.B', 'BRKB'],
    ['BRK/B', 'BRKB'],
    ['10-K', '10K'],
    ['EUR/USD', 'EURUSD'],
    ['bulls/bears', 'bulls bears'],
    ['GPT-4.1', `GPT4${indexText('1.1').charAt(1)}1`],
    ['vendor-risk', 'vendor risk'],
    ['AT&T', 'ATT'],
    ['€2.3tn', indexText('2.3tn')],
    ['−13%', '13%'],
    ['  two   words ', 'two words'],
    ['“orderly wind-down”', '"orderly winddown"'],
    ['note: the first', 'note first'],
    ['The price of the outage', 'price outage'],
    ['the', ''],
    ['ON', 'ON'],
    ['$on', 'on'],
    ['at-risk at AT&T', 'at risk ATT'],
    ['A-share', 'Ashare'],
    ['“the price of”', '"the price of"'],
    ['…?!', ''],
  ])('%s → %s', (typed, query) => {
    expect(searchQuery(typed)).toBe(query);
  });

  it('writes one figure, one index and one percentage alike, however they are typed', () => {
    expect(new Set(['3.5%', '3.5 %', '3.5 per cent', '3.5 percent', '3.5 pct'].map(searchQuery)).size).toBe(1);
    expect(new Set(['S&P 500', 'S & P 500', 'S&P500', 'SP500', 'S and P 500'].map(searchQuery)).size).toBe(1);
    expect(searchQuery('3.5%')).not.toBe(searchQuery('35%'));
    expect(searchQuery('S&P 500')).not.toContain(' ');
    expect(searchQuery('S&P Global')).toContain(' ');
  });

  it('shows a text of the index as it was written, but for the spaces that a token closes', () => {
    const text = 'Up 3.5% to 4,120.25 in the S&P 500; GPT-4.1 and EUR/USD as before.';
    expect(indexText(text)).not.toBe(text);
    expect(shownText(indexText(text))).toBe(text);
  });

  it('never fails, and asking again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const query = searchQuery(typed);
        expect(query).toBe(query.trim());
        expect(query).not.toMatch(/\s{2}/);
      }),
    );
  });
});

describe('the state of search', () => {
  const state = fc.record<SearchState>({
    query: fc.stringMatching(/^[\w $&%éß.]{0,40}$/).map((text) => text.trim()),
    sort: fc.constantFrom('relevance', 'date'),
    shown: fc.integer({ min: 1, max: 20 }).map((n) => n * 10),
    chosen: fc
      .dictionary(
        fc.constantFrom(...facetKeys),
        fc.uniqueArray(fc.stringMatching(/^\S[\w &+/=é]{0,20}$/), { minLength: 1, maxLength: 4 }),
      )
      .map((chosen) => ({ ...chosen })),
  });

  it('is the same after a journey through an address', () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(readState(new URLSearchParams(writeState(one)))).toEqual(one);
      }),
    );
  });

  it('ticking twice is not ticking', () => {
    fc.assert(
      fc.property(state, fc.constantFrom(...facetKeys), fc.string({ minLength: 1 }), (one, key, value) => {
        fc.pre(!one.chosen[key]?.includes(value));
        const once = toggled(one, key, value);
        expect(countChosen(once)).toBe(countChosen(one) + 1);
        expect(toggled(once, key, value)).toEqual({ ...one, shown: 10 });
      }),
    );
  });

  it('ignores what is no state', () => {
    expect(readState(new URLSearchParams('shown=ten&sort=up&kind=&utm_source=x'))).toEqual(emptyState);
    expect(readState(new URLSearchParams(`q=${'a'.repeat(5000)}`)).query.length).toBe(200);
    expect(readState(new URLSearchParams('shown=100000')).shown).toBe(200);
  });
});

describe('help with words', () => {
  const words = vocabulary([
    wordUses([
      wordsOf({ names: 'Berkshire Hathaway', text: 'The regulator asked insurers for collateral.', summary: '' }),
    ]),
    wordUses([wordsOf({ names: 'Nestlé', text: 'The regulator waited. Insurers filed.', summary: '' })]),
  ]);

  it.each([
    ['berkshyre', 'berkshire'],
    ['regualtor', 'regulator'],
    ['collatral twice', 'collateral twice'],
    ['nestel', 'nestle'],
  ])('%s is mended to %s', (typed, mended) => {
    expect(suggestion(typed, words)).toBe(mended);
  });

  it.each(['regulator', 'regulators', 'regul', 'Nestlé', 'xylophone', 'cat', ''])('%s is left alone', (typed) => {
    expect(suggestion(typed, words)).toBeUndefined();
  });

  it('folds what has no accent to drop', () => {
    expect(withoutAccents('Ørsted Zürich Straße Łódź')).toBe('Orsted Zurich Strasse Lodz');
    expect(foldedForms('Ørsted and Zürich')).toEqual(['Orsted']);
  });

  it('knows the words of one or two letters, as the index has them', () => {
    expect([...shortWords('AI at the EU’s desk: plan B, step 3 of 10, Anthropic’s')]).toEqual([
      'ai',
      'at',
      'b',
      '3',
      'of',
    ]);
  });

  it('names the other words for a thing, and knows “US” from “us”', () => {
    expect(synonymsFor('Capital expenditure rose.')).toContain('capex');
    expect(synonymsFor('It told us.')).toEqual([]);
    expect(synonymsFor('US banks')).toContain('United States');
    expect(synonymsFor('capex and capital expenditure')).not.toContain('capex');
  });
});

describe('risk levels', () => {
  it('follow NIST SP 800-30 r1, table I-2', () => {
    expect(riskLevel({ likelihood: 'Moderate', impact: 'High' })).toBe('Moderate');
    expect(riskLevel({ likelihood: 'High', impact: 'High' })).toBe('High');
    expect(riskLevel({ likelihood: 'Very Low', impact: 'Very High' })).toBe('Low');
    expect(riskLevel({ p: 0.9, impact: 'Very High' })).toBe('Very High');
    expect(
      highestLevel([
        { p: 0.03, impact: 'Low' },
        { p: 0.5, impact: 'Very High' },
      ]),
    ).toBe('High');
    expect(highestLevel([])).toBeUndefined();
  });

  it('are the levels of the record, highest first', () => {
    expect(levelOrder).toEqual([...levels].reverse());
  });
});
