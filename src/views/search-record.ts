import type { Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'hast-util-to-string';
import type { Author, Brief, Entity, Event, Library, Note } from '#domain/library.ts';
import { paths } from '#domain/paths.ts';
import { highestLevel } from '#domain/risk-level.ts';
import type { FacetKey } from '#domain/search-state.ts';
import { synonymsFor } from '#domain/search-synonyms.ts';
import { indexText } from '#domain/search-text.ts';
import { foldedForms } from '#domain/search-words.ts';
import { topicLabel } from '#domain/topics.ts';
import { formatDay, localDay } from '#domain/time.ts';
import type { Body } from '#views/body/render.ts';
import { escapeHtml } from '#views/escape.ts';
import { site } from '#site.ts';

/** What search knows of an entry: its body and facts, without navigation, disclaimer or furniture. */
export interface SearchRecord {
  readonly url: string;
  /** A page for the indexer only; Pagefind reads its `data-pagefind-*` attributes. */
  readonly html: string;
  /** Title and names, and all the words, as they are written: for the vocabulary of suggestions. */
  readonly names: string;
  readonly text: string;
}

export function noteRecord(note: Note, body: Body, library: Library): SearchRecord {
  const { title, type, keyTakeaway, keyNumbers, category, tags, publishedAt, authors, faq, event, risks } = note.data;
  const entities = note.data.entities.flatMap((id) => library.entity(id) ?? []);
  const day = localDay(publishedAt, site.zone);
  const story = event ? library.event(event)?.data.name : undefined;
  const level = highestLevel(risks);
  return record({
    url: paths.note(note.id),
    title,
    kind: type === 'risk-briefing' ? 'Risk briefing' : 'Research note',
    takeaway: keyTakeaway,
    category,
    day,
    at: publishedAt.toISOString(),
    names: [...entities.flatMap(entityNames), ...tags.map(topicLabel), ...(story ? [story] : [])],
    sections: [
      { html: paragraph(keyTakeaway) },
      { html: keyNumbers.map((one) => paragraph(`${one.value} ${one.label}`)).join('') },
      { html: bodyForIndex(body) },
      ...recordSections(note),
      ...(faq.length > 0
        ? [
            {
              id: 'faq',
              title: 'Questions and answers',
              html: faq.map((one) => paragraph(`${one.q} ${one.a}`)).join(''),
            },
          ]
        : []),
    ],
    filters: {
      category: [site.categories[category].label],
      topic: tags.map(topicLabel),
      entity: entities.map((entity) => entity.data.name),
      risk: level ? [level] : [],
      author: authors.map((id) => authorName(library.author(id))),
      year: [day.slice(0, 4)],
    },
  });
}

export function briefRecord(brief: Brief, library: Library): SearchRecord {
  const { stories, watch, bottomLine = '', authors } = brief.data;
  return record({
    url: paths.brief(brief.id),
    title: `Morning Brief, ${formatDay(brief.id)}`,
    kind: 'Morning Brief',
    takeaway: bottomLine,
    day: brief.id,
    // A brief belongs to its day, also when it was compiled later; it comes after the notes of that day.
    at: brief.id,
    names: stories.flatMap((one) => one.tickers.flatMap(tickerNames)),
    sections: [
      { html: paragraph(bottomLine) },
      ...stories.map((one, i) => ({
        id: `s${i + 1}`,
        title: one.headline,
        html: paragraph(one.fact) + paragraph(one.implication) + paragraph(one.tickers.map(symbol).join(', ')),
      })),
      ...(watch.length > 0
        ? [{ id: 'watch', title: 'Watch', html: watch.map((one) => paragraph(one.text)).join('') }]
        : []),
    ],
    filters: {
      category: [...new Set(stories.map((one) => site.categories[one.category].label))],
      author: authors.map((id) => authorName(library.author(id))),
      year: [brief.id.slice(0, 4)],
    },
  });
}

/** The page of a company, model or body: found by each of its names and tickers. */
export function entityRecord(entity: Entity): SearchRecord {
  const { name, description } = entity.data;
  return record({
    url: paths.entity(entity.id),
    title: name,
    kind: 'Company or body',
    takeaway: description,
    day: '',
    // Without a date of its own it stands after everything dated.
    at: '0000',
    names: entityNames(entity),
    sections: [{ html: paragraph(description) }],
    filters: { entity: [name] },
  });
}

/** The page of a story that several notes share. */
export function eventRecord(event: Event): SearchRecord {
  const { name, summary, occurred, timeline } = event.data;
  return record({
    url: paths.event(event.id),
    title: name,
    kind: 'Event',
    takeaway: summary,
    day: occurred,
    at: occurred,
    names: [],
    sections: [
      { html: paragraph(summary) },
      {
        id: 'timeline',
        title: 'What happened, and what we said',
        html: timeline.map((one) => paragraph(one.text)).join(''),
      },
    ],
    filters: { year: [occurred.slice(0, 4)] },
  });
}

/** Each risk, indicator and forecast of a note, at its place on the page. */
function recordSections({ data }: Note): Section[] {
  return [
    ...data.risks.map(({ id, statement, note = '', mitigations }) => ({
      id,
      title: `Risk: ${statement}`,
      html: [note, ...mitigations].map(paragraph).join(''),
    })),
    ...data.indicators.map(({ id, name, watch, up, down }) => ({
      id,
      title: `Indicator: ${name}`,
      html: [watch, up, down].map(paragraph).join(''),
    })),
    ...data.forecasts.map(({ id, question, criteria, note = '' }) => ({
      id,
      title: `Forecast: ${question}`,
      html: [criteria, note].map(paragraph).join(''),
    })),
  ];
}

interface Section {
  /** Id of the place on the page; without one the text belongs to the page itself. */
  id?: string;
  title?: string;
  html: string;
}

interface Facts {
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

function record({ url, title, kind, takeaway, category, day, at, names, sections, filters }: Facts): SearchRecord {
  const html = sections.map(sectionHtml).join('');
  const text = `${takeaway} ${html.replace(/<[^>]+>/g, ' ')}`;
  const meta = {
    title: indexText(title),
    kind,
    takeaway: indexText(takeaway),
    ...(category ? { category } : {}),
    ...(day ? { date: day } : {}),
    names: indexText([...new Set(names)].join(', ')),
    also: [...synonymsFor(`${title} ${text}`), ...foldedForms(`${title} ${text} ${names.join(' ')}`)].join(', '),
  };
  return { url, html: page(html, meta, { kind: [kind], ...filters }, at), names: `${title} ${names.join(' ')}`, text };
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

function paragraph(text: string): string {
  return text ? `<p>${escapeHtml(indexText(text))}</p>` : '';
}

/** Name, aliases and tickers of an entity, a ticker also by its symbol alone. */
function entityNames({ data }: Entity): string[] {
  return [data.name, ...data.aliases, ...data.tickers.flatMap(tickerNames)];
}

function tickerNames(ticker: string): string[] {
  return [symbol(ticker), ticker];
}

function symbol(ticker: string): string {
  return ticker.slice(ticker.indexOf(':') + 1);
}

function authorName(author: Author): string {
  return author.name;
}

/** Cells and items touch in HTML; in an index they are separate words. */
const apart = /^(?:td|th|li|figcaption|p|div)$/;

/** A body without what is no text of it: citation marks, drawings, and links to download data. */
function bodyForIndex(body: Body): string {
  const kept = (node: RootContent): RootContent[] => {
    if (node.type === 'text') return [{ ...node, value: indexText(node.value) }];
    // A drawing repeats its table, which is read instead.
    if (node.type !== 'element' || node.tagName === 'svg' || node.tagName === 'summary') return [];
    const classes = (node.properties['className'] ?? []) as string[];
    if (classes.includes('cite') || classes.includes('figure-data')) return [];
    const children = node.children.flatMap((child) => kept(child) as typeof node.children);
    return [{ ...node, children: apart.test(node.tagName) ? [...children, { type: 'text', value: ' ' }] : children }];
  };
  const root: Root = { type: 'root', children: body.tree.children.flatMap(kept) };
  return toString(root).trim() ? toHtml(root) : '';
}
