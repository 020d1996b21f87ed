import { headText } from '#domain/search-common.ts';
import type { FacetKey } from '#domain/search-state.ts';
import { synonymsFor } from '#domain/search-synonyms.ts';
import { indexText } from '#domain/search-text.ts';
import { foldedForms } from '#domain/search-words.ts';
import { escapeHtml } from '#views/escape.ts';
import { site } from '#site.ts';

/** What search knows of an entry: its body and facts, without navigation, disclaimer or furniture. */
export interface SearchRecord {
  readonly url: string;
  /** A page for the indexer only; Pagefind reads its `data-pagefind-*` attributes. */
  readonly html: string;
  /** Title and names, summary, and all the words, as they are written: for the vocabulary of the library. */
  readonly names: string;
  readonly summary: string;
  readonly text: string;
}

export interface Section {
  /** Id of the place on the page; without one the text belongs to the page itself. */
  id?: string;
  title?: string;
  html: string;
}

/** What an entry says of itself to search. */
export interface Facts {
  url: string;
  title: string;
  kind: string;
  takeaway: string;
  category?: string;
  day: string;
  /** Key of the order by date. */
  at: string;
  /** Names and tickers by which the entry is found, though its text may not use them. */
  names: readonly string[];
  sections: readonly Section[];
  filters: Partial<Record<FacetKey, readonly string[]>>;
}

/** An entry as the page that the indexer reads: facts in attributes, text in the article. */
export function record({
  url,
  title,
  kind,
  takeaway,
  category,
  day,
  at,
  names,
  sections,
  filters,
}: Facts): SearchRecord {
  const html = sections.map(sectionHtml).join('');
  const text = `${takeaway} ${html.replace(/<[^>]+>/g, ' ')}`;
  const meta = {
    title: indexText(title),
    kind,
    takeaway: indexText(takeaway),
    ...(category ? { category } : {}),
    ...(day ? { date: day } : {}),
    names: indexText([...new Set(names)].join(', ')),
    headline: headText(title),
    heads: headText(`${takeaway} ${names.join(' ')}`),
    also: [...synonymsFor(`${title} ${text}`), ...foldedForms(`${title} ${text} ${names.join(' ')}`)].join(', '),
  };
  return {
    url,
    html: page(html, meta, { kind: [kind], ...filters }, at),
    names: `${title} ${names.join(' ')}`,
    summary: takeaway,
    text,
  };
}

function page(
  html: string,
  meta: Record<string, string>,
  filters: Partial<Record<FacetKey, readonly string[]>>,
  at: string,
): string {
  const spans = [
    ...Object.entries(meta).map(([key, value]) => hidden('meta', key, value)),
    ...Object.entries(filters).flatMap(([key, values]) => values.map((value) => hidden('filter', key, value))),
    hidden('sort', 'date', at),
  ];
  return `<!doctype html><html lang="${site.language}"><body>
<div data-pagefind-ignore>${spans.join('')}</div>
<article data-pagefind-body>${html}</article></body></html>`;
}

function hidden(what: 'meta' | 'filter' | 'sort', key: string, value: string): string {
  return value ? `<span data-pagefind-${what}="${key}">${escapeHtml(value)}</span>` : '';
}

function sectionHtml({ id, title, html }: Section): string {
  return id && title ? `<h2 id="${id}">${escapeHtml(indexText(title))}</h2>${html}` : html;
}

export function paragraph(text: string): string {
  return text ? `<p>${escapeHtml(indexText(text))}</p>` : '';
}
