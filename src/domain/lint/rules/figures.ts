import type { Rule } from '#domain/lint/finding.ts';
import type { Manuscript, Passage } from '#domain/lint/manuscript.ts';
import { sentencesWhere } from '#domain/lint/sentences.ts';

/** Money, percentages and large counts: what readers act on. Years, dates and small counts are not meant. */
const figure =
  /(?:\b(?:USD|EUR|GBP|CHF|JPY|HKD|SGD|AUD|CAD|CNY)|[$£€¥])\s?\d[\d.,]*(?:[–-]\d[\d.,]*)?\s?(?:bn|tn|m|k|million|billion|trillion)?\b|\d[\d.,]*(?:[–-]\d[\d.,]*)?\s?(?:%|per cent\b|percent\b|percentage points?\b|basis points?\b|(?:million|billion|trillion|bn|tn)\b)/gi;

/** Words by which we say that a number is ours. */
const ours =
  /\b(?:our|we|us)\b[^.]{0,160}\b(?:estimates?|arithmetic|counts?|calculations?|forecasts?|put|assign|probability|judge(?:ment)?|assum\w+|said)\b|\b(?:by|on) our\b|\bour (?:estimate|arithmetic|count|calculation|forecast)/i;

/** A figure that no source stands behind, anywhere in the entry. */
export const unsourcedFigure: Rule = {
  code: 'figure-without-source',
  says: (a) => `“${a['quote']}” has no source.`,
  reason:
    'Readers check figures first. MAR Art. 3 asks that material sources be named and that our own estimates be told apart.',
  fix: () => 'Add <Cite id="…" /> to the paragraph, or say that it is “our estimate” and how it was made.',
  *find(manuscript) {
    if (manuscript.collection !== 'notes' && manuscript.collection !== 'briefs') return;
    const known = sourcedNumbers(manuscript);
    const unknown = (quote: string) => !numbersOf(quote).every((number) => known.has(number));
    const may = (text: string) => text.match(figure)?.some(unknown) ?? false;
    for (const passage of manuscript.passages) {
      if (passage.cited || !judged(manuscript, passage)) continue;
      for (const sentence of sentencesWhere(passage, may)) {
        if (ours.test(sentence.text)) continue;
        for (const match of sentence.text.matchAll(figure)) {
          const quote = match[0].trim();
          if (unknown(quote)) yield { at: passage.at(sentence.start + match.index, quote.length), args: { quote } };
        }
      }
    }
  },
};

/** The record of risks and forecasts has sources of its own, and a story links one. */
function judged({ collection }: Manuscript, { path }: Passage): boolean {
  if (path === '') return true;
  return collection === 'notes' ? /^(?:title|keyTakeaway|implication|faq)/.test(path) : /^bottomLine/.test(path);
}

/** Numbers that stand in a cited passage, or in a field with a source of its own. */
function sourcedNumbers({ passages, entry }: Manuscript): Set<string> {
  const data = entry.data as {
    keyNumbers?: { value: string; label: string }[];
    claims?: { text: string; sources: string[] }[];
    forecasts?: { p: number | null }[];
    risks?: { p?: number | undefined }[];
    sources?: { title: string }[];
  };
  const texts = [
    ...passages.filter((one) => one.cited || /^(?:stories|watch|changes)\b/.test(one.path)).map((one) => one.text),
    ...(data.keyNumbers ?? []).map((one) => `${one.value} ${one.label}`),
    ...(data.claims ?? []).filter((one) => one.sources.length > 0).map((one) => one.text),
    ...(data.sources ?? []).map((one) => one.title),
    ...[...(data.forecasts ?? []), ...(data.risks ?? [])].map((one) => (one.p ? `${Math.round(one.p * 100)}` : '')),
  ];
  return new Set(texts.flatMap(numbersOf));
}

function numbersOf(text: string): string[] {
  return [...text.matchAll(/\d[\d.,]*/g)].map((match) => match[0].replace(/,/g, '').replace(/\.$|\.0+$/, ''));
}
