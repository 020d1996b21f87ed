import type { Rule, Sighting } from '#domain/lint/finding.ts';
import type { Passage } from '#domain/lint/manuscript.ts';
import { quoted, sentencesWhere } from '#domain/lint/sentences.ts';

const month = '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?';
const name = "(?:the )?[A-Z][\\w&.’'-]*(?: (?:of |the )?[A-Z][\\w&.’'-]*){0,3}";
const named = new RegExp(
  [
    `\\((?:source: )?${name}, (?:${month} \\d{1,2}(?:, \\d{4})?|\\d{1,2} ${month}(?: \\d{4})?)\\)`,
    `\\b[Aa]ccording to ${name}`,
    `\\b[Aa]s reported by ${name}`,
    `\\b[Ss]ource: ${name}`,
  ].join('|'),
  'g',
);

/** A source named in words only: no address, no day of access, nothing to open. */
export const unlinkedSource: Rule = {
  code: 'source-without-link',
  says: (a) => `“${a['quote']}” names a source that a reader cannot open.`,
  reason:
    'A name without an address and a day of access cannot be checked, and a third of web pages are gone after a decade.',
  fix: () => 'Add it under sources with url and accessed, and cite it here with <Cite id="…" />.',
  *find({ collection, passages }) {
    if (collection !== 'notes' && collection !== 'briefs') return;
    for (const passage of passages) {
      if (passage.cited || (passage.path !== '' && !/^(?:keyTakeaway|implication|faq)/.test(passage.path))) continue;
      for (const sentence of sentencesWhere(passage, (text) => text.search(named) >= 0))
        for (const match of sentence.text.matchAll(named))
          if (!quoted(sentence.text, match.index))
            yield sighting(passage, sentence.start + match.index, match[0].replace(/[.,]$/, ''));
    }
  },
};

function sighting(passage: Passage, index: number, quote: string): Sighting {
  return { at: passage.at(index, quote.length), args: { quote } };
}
