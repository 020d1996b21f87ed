export interface Sentence {
  readonly text: string;
  /** Offset in the text it was taken from. */
  readonly start: number;
}

/** The sentences of a text. `bn.` and `No.` do not end one for Intl.Segmenter, which knows English. */
export function sentences(text: string): Sentence[] {
  return Array.from(segmenter.segment(text), ({ segment, index }) => ({ text: segment, start: index }));
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * The sentences of a passage in which a rule may find something. The passage is asked first: most have nothing, and cutting
 * them into sentences takes longer than the rule.
 * @param may whether a text may hold it; if a sentence may, its passage may too.
 */
export function* sentencesWhere(
  passage: { readonly text: string; sentences(): readonly Sentence[] },
  may: (text: string) => boolean,
): Generator<Sentence> {
  if (!may(passage.text)) return;
  for (const sentence of passage.sentences()) if (may(sentence.text)) yield sentence;
}

/** Whether the character at `index` stands inside quotation marks: words of others are theirs. */
export function quoted(text: string, index: number): boolean {
  for (const match of text.matchAll(/"[^"]{1,400}"|“[^”]{1,400}”|‘[^’]{1,200}’/g))
    if (match.index < index && index < match.index + match[0].length) return true;
  return false;
}
