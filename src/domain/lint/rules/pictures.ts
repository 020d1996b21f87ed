import type { Rule } from '#domain/lint/finding.ts';

/** A picture whose description does not describe it. (A missing one stops the build.) */
export const weakAlt: Rule = {
  code: 'weak-alt',
  says: (a) => `“${a['alt']}” does not say what the picture shows.`,
  reason: 'Those who cannot see the picture get this sentence instead; a file name or “chart” tells them nothing.',
  fix: () => 'Say in one sentence what a reader should take from it.',
  *find({ source, bodyStart, place }) {
    for (const match of source.slice(bodyStart).matchAll(/!\[([^\]]*)\]\(|<Figure\b[^>]*?\balt="([^"]*)"/g)) {
      const alt = (match[1] ?? match[2] ?? '').trim();
      if (alt === '') continue;
      const thin = alt.length < 12 || alt.split(/\s+/).length < 3;
      if (
        thin ||
        /\.(?:png|jpe?g|webp|avif|svg)$/i.test(alt) ||
        /^(?:image|picture|photo|chart|graph|screenshot)\b(?: of)?$/i.test(alt)
      )
        yield { at: place(bodyStart + match.index + match[0].indexOf(alt), alt.length), args: { alt } };
    }
  },
};

/** The same heading twice, or one with nothing under it. */
export const headingOrder: Rule = {
  code: 'heading-empty-or-twice',
  says: (a) => `the heading “${a['text']}” ${a['what']}.`,
  reason: 'Headings are the table of contents and the addresses of sections: each needs its own words, and a text.',
  fix: () => 'Rename, fill or remove the section.',
  *find({ passages, source }) {
    const body = passages.filter((one) => one.path === '');
    const seen = new Set<string>();
    for (const [i, passage] of body.entries()) {
      if (passage.kind !== 'heading') continue;
      const text = passage.text.trim();
      const next = body[i + 1];
      const at = passage.at(passage.text.search(/\S/), text.length);
      if (seen.has(text.toLowerCase())) yield { at, args: { text, what: 'stands twice' } };
      else if (!next || (next.kind === 'heading' && depth(source, next) <= depth(source, passage)))
        yield { at, args: { text, what: 'has nothing under it' } };
      seen.add(text.toLowerCase());
    }
  },
};

function depth(source: string, passage: { at(index: number, length: number): { line: number } }): number {
  const line = source.split('\n')[passage.at(0, 1).line - 1] ?? '';
  return /^#+/.exec(line)?.[0].length ?? 0;
}
