import type { Fragment, Section } from './parts.ts';
import { inBrowser } from '#edition.ts';
import { shownText } from '#domain/search-text.ts';

/** A part of a passage; marked where it matches the query. */
export interface Run {
  readonly text: string;
  readonly marked: boolean;
}
export interface SectionHit {
  readonly title: string;
  readonly url: string;
  readonly passage: readonly Run[];
}
export interface Hit {
  readonly url: string;
  readonly title: string;
  readonly kind: string;
  readonly category: string | undefined;
  readonly day: string;
  readonly passage: readonly Run[];
  /** The sections of the page that match best. */
  readonly sections: readonly SectionHit[];
  /** All that the entry is found by, as plain text: to tell a real match from a near one. */
  readonly words: string;
}
/** Sections shown under a result: enough to choose from, few enough to see the next result. */
const mostSections = 2;

/** A result as it is shown, from the text that Pagefind fetched for it. */
export function hit({ url, content, meta, sub_results: parts }: Fragment): Hit {
  const weight = (part: Section) => part.weighted_locations.reduce((sum, one) => sum + one.balanced_score, 0);
  const takeaway = meta['takeaway'] ?? '';
  const brief = meta['kind'] === inBrowser.kinds.brief && takeaway !== '';
  // The text before the first heading; without a match there, the takeaway says what the entry is about.
  const lead = parts.find((part) => !part.anchor);
  return {
    url,
    // A brief is called by its day, which stands above; its bottom line says more.
    title: shownText(brief ? takeaway : (meta['title'] ?? url)),
    kind: meta['kind'] ?? '',
    category: meta['category'],
    day: meta['date'] ?? '',
    passage: lead ? passage(lead.excerpt) : brief ? [] : [{ text: shownText(takeaway), marked: false }],
    sections: parts
      .filter((part) => part.anchor)
      .sort((a, b) => weight(b) - weight(a))
      .slice(0, mostSections)
      .map((part) => ({ title: shownText(part.title), url: part.url, passage: passage(part.excerpt) })),
    words: shownText(`${meta['title']} ${meta['names'] ?? ''} ${meta['also'] ?? ''} ${content}`),
  };
}

/** Pagefind's excerpt is text with <mark>, in which < and > are escaped; read as runs, so no HTML is ever written. */
function passage(excerpt: string): Run[] {
  const runs = excerpt
    .replaceAll('</mark> <mark>', ' ')
    // A mark is a whole word of the text; its commas and brackets are not what was looked for.
    .replace(/<mark>([^\p{Letter}\p{Number}]*)(.*?)([^\p{Letter}\p{Number}%]*)<\/mark>/gu, '$1<mark>$2</mark>$3')
    .split(/<\/?mark>/)
    .map((text, i) => ({ text: shownText(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>')), marked: i % 2 === 1 }))
    .filter(({ text }) => text !== '');
  const cutBefore = /^[\p{Lowercase}(]/u.test(runs[0]?.text ?? '');
  const cutAfter = !/[.!?…”"]\s*$/.test(runs.at(-1)?.text ?? '');
  const dots = { text: '…', marked: false };
  return [...(cutBefore ? [dots] : []), ...runs, ...(cutAfter ? [dots] : [])];
}
