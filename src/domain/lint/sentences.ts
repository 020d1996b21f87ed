/** The sentences of a passage with their offsets. `bn.` and `No.` do not end one for Intl.Segmenter, which knows English. */
export function* sentences(text: string): Generator<{ text: string; start: number }> {
  for (const { segment, index } of segmenter.segment(text)) yield { text: segment, start: index };
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Whether the character at `index` stands inside quotation marks: words of others are theirs. */
export function quoted(text: string, index: number): boolean {
  for (const match of text.matchAll(/"[^"]{1,400}"|“[^”]{1,400}”|‘[^’]{1,200}’/g))
    if (match.index < index && index < match.index + match[0].length) return true;
  return false;
}
