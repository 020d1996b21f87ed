import { pattern, type Rule } from '#domain/lint/finding.ts';
import { digit, isLatin, letter } from '#domain/lint/latin.ts';
import { quoted } from '#domain/lint/sentences.ts';

const outsideQuotes = (match: RegExpExecArray, text: string) => (quoted(text, match.index) ? undefined : {});

export const superlative: Rule = pattern(
  {
    code: 'superlative',
    says: (a) => `“${a['quote']}” is praise or alarm, not a finding.`,
    reason: 'Superlatives need proof of every other case, and compliance reads them as promotion.',
    fix: () => 'Give the figure, the period and the comparison instead, or drop the word.',
  },
  /\b(?:unprecedented|revolutionary|game[- ]chang(?:er|ing)|best[- ]in[- ]class|world[- ]class|ground-?breaking|cutting[- ]edge|mind-?blowing|(?:the )?(?:very )?best ever|worst ever|biggest ever|once[- ]in[- ]a[- ](?:lifetime|generation)|skyrocket(?:ed|ing|s)?|meteoric|stunning(?:ly)?|incredible|incredibly|phenomenal|perfect storm|holy grail|unrivalled|unparalleled|unmatched|explosive growth)\b/gi,
  outsideQuotes,
);

export const advice: Rule = pattern(
  {
    code: 'advice',
    says: (a) => `“${a['quote']}” reads as advice to trade.`,
    reason: 'We publish information, not investment advice; MAR Art. 20 and the disclaimer both depend on it.',
    fix: () => 'Say what the evidence means for a holder, and leave the trade to the reader.',
  },
  /\b(?:(?:[Ii]nvestors?|[Hh]olders?|[Rr]eaders?|[Yy]ou|[Ww]e) (?:should|must|ought to|need to) (?:buy|sell|short|hold|own|avoid|dump|accumulate|exit)|(?:[Ww]e|I) recommend (?:buying|selling|shorting|holding)|(?:strong |clear )?(?:buy|sell) (?:rating|recommendation|signal|now|the dip)|a (?:strong|clear|screaming) (?:buy|sell)|must-own|guaranteed (?:returns?|profits?|gains?|income|to)|guarantees? (?:returns?|profits?|gains?)|risk-free|no-brainer|can(?:no|')t lose|sure thing|price target)\b|(?:^|[.!?:]\s+)(?:Buy|Sell|Short|Dump|Accumulate)(?= (?:the|these|this|shares|stocks|on|before|into|[A-Z]))/g,
  outsideQuotes,
);

/** “had had” and “that that” are English. */
const rightTwice = new Set(['had', 'that', 'is', 'blah', 'very']);

/** Whether a text in Latin-1 and lower case has one: a tenth of the time of the expression below, which takes any letter. */
const latinTwice = new RegExp(`(?<![${letter}${digit}’'-])([${letter}]+)[ \\n]+\\1(?![${letter}${digit}’'-])`);

export const doubledWord: Rule = pattern(
  {
    code: 'doubled-word',
    says: (a) => `“${a['quote']}”: a word stands twice.`,
    reason: 'The eye skips it when reading and not when judging.',
    fix: () => 'Remove one.',
  },
  // The word is taken whole in a look-ahead: otherwise each of its beginnings would be tried as well.
  /(?<![\p{L}\p{N}’'-])(?=(\p{L}+))\1[ \n]+\1(?![\p{L}\p{N}’'-])/giu,
  (match) => {
    const [first = '', second = ''] = match[0].split(/\s+/);
    // Two capitals are a name (Walla Walla).
    return rightTwice.has(first.toLowerCase()) || /^\p{Lu}/u.test(second) ? undefined : {};
  },
  (text) => !isLatin(text) || latinTwice.test(text.toLowerCase()),
);

const writtenPlaceholder = pattern(
  {
    code: 'placeholder',
    says: (a) => `“${a['quote']}” is still to be written.`,
    reason: 'A draft’s placeholder on a public page is the typo nobody forgives.',
    fix: () => 'Write it, or remove the field.',
  },
  /\b(?:TODO|TBD|TBC|FIXME|XXX+|lorem ipsum)\b|\bTo write:[^\n]*|\[\.\.\.\]|\?\?\?/g,
);

/** Sources are no prose of ours, but a draft begins with one that is still to be filled in, address and all. */
export const placeholder: Rule = {
  ...writtenPlaceholder,
  *find(manuscript, world) {
    yield* writtenPlaceholder.find(manuscript, world);
    for (const { path, source } of sourcesOf(manuscript.entry.data as Sourced))
      for (const [name, value] of Object.entries(source))
        if (/^To write:/.test(String(value)) || value === 'https://example.org/')
          yield { at: manuscript.field([...path, name]), args: { quote: String(value) } };
  },
};

type Sourced = Partial<Record<'sources', object[]> & Record<'stories' | 'watch' | 'timeline', { source?: object }[]>>;

/** Every source of a note, a brief or an event, with its place. */
function sourcesOf(data: Sourced): { path: (string | number)[]; source: object }[] {
  return [
    ...(data.sources ?? []).map((source, i) => ({ path: ['sources', i], source })),
    ...(['stories', 'watch', 'timeline'] as const).flatMap((list) =>
      (data[list] ?? []).flatMap(({ source }, i) => (source ? [{ path: [list, i, 'source'], source }] : [])),
    ),
  ];
}
