import { inBrowser, words } from '#edition.ts';
import type { Author, Brief, Entity, Event, Library, Note } from '#domain/library.ts';
import { paths } from '#domain/paths.ts';
import { highestLevel } from '#domain/risk-level.ts';
import { topicLabel } from '#domain/topics.ts';
import { formatDay, localDay } from '#domain/time.ts';
import type { NoteText } from '#views/body/text.ts';
import { paragraph, record, type SearchRecord, type Section } from '#views/search-document.ts';
import { site } from '#site.ts';

/** Keys of the order by date; a list by date is sorted by them. */
export const placeInTime = {
  note: ({ data }: Note) => data.publishedAt.toISOString(),
  /** A brief belongs to its day, also when it was compiled later; in a list it comes after the notes of that day. */
  brief: ({ id }: Brief) => id,
  event: ({ data }: Event) => data.occurred,
  /** Without a date of its own an entity stands after everything dated. */
  entity: () => '0000',
};

export function noteRecord(note: Note, text: NoteText, library: Library): SearchRecord {
  const { title, type, keyTakeaway, keyNumbers, category, tags, publishedAt, authors, faq, event, risks } = note.data;
  const entities = note.data.entities.flatMap((id) => library.entity(id) ?? []);
  const day = localDay(publishedAt, site.zone);
  const story = event ? library.event(event)?.data.name : undefined;
  const level = highestLevel(risks);
  return record({
    url: paths.note(note.id),
    title,
    kind: type === 'risk-briefing' ? inBrowser.kinds.briefing : inBrowser.kinds.note,
    takeaway: keyTakeaway,
    category,
    day,
    at: placeInTime.note(note),
    names: [...entities.flatMap(entityNames), ...tags.map(topicLabel), ...(story ? [story] : [])],
    sections: [
      { html: paragraph(keyTakeaway) },
      { html: keyNumbers.map((one) => paragraph(`${one.value} ${one.label}`)).join('') },
      { html: text.indexed },
      ...recordSections(note),
      ...(faq.length > 0
        ? [
            {
              id: 'faq',
              title: words.note.faq,
              html: faq.map((one) => paragraph(`${one.q} ${one.a}`)).join(''),
            },
          ]
        : []),
    ],
    filters: {
      category: [site.categories[category].label],
      topic: tags.map(topicLabel),
      entity: entities.map((entity) => entity.data.name),
      risk: level ? [inBrowser.levels[level]] : [],
      author: authors.map((id) => authorName(library.author(id))),
      year: [day.slice(0, 4)],
    },
  });
}

export function briefRecord(brief: Brief, library: Library): SearchRecord {
  const { stories, watch, bottomLine = '', authors } = brief.data;
  return record({
    url: paths.brief(brief.id),
    title: words.briefOf(formatDay(brief.id)),
    kind: inBrowser.kinds.brief,
    takeaway: bottomLine,
    day: brief.id,
    at: placeInTime.brief(brief),
    names: stories.flatMap((one) => one.tickers.flatMap(tickerNames)),
    sections: [
      { html: paragraph(bottomLine) },
      ...stories.map((one, i) => ({
        id: `s${i + 1}`,
        title: one.headline,
        html: paragraph(one.fact) + paragraph(one.implication) + paragraph(one.tickers.map(symbol).join(', ')),
      })),
      ...(watch.length > 0
        ? [{ id: 'watch', title: words.briefPage.watch, html: watch.map((one) => paragraph(one.text)).join('') }]
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
    kind: inBrowser.kinds.entity,
    takeaway: description,
    day: '',
    at: placeInTime.entity(),
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
    kind: inBrowser.kinds.event,
    takeaway: summary,
    day: occurred,
    at: placeInTime.event(event),
    names: [],
    sections: [
      { html: paragraph(summary) },
      {
        id: 'timeline',
        title: words.events.timeline,
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
      title: words.search.risk(statement),
      html: [note, ...mitigations].map(paragraph).join(''),
    })),
    ...data.indicators.map(({ id, name, watch, up, down }) => ({
      id,
      title: words.search.indicator(name),
      html: [watch, up, down].map(paragraph).join(''),
    })),
    ...data.forecasts.map(({ id, question, criteria, note = '' }) => ({
      id,
      title: words.search.forecast(question),
      html: [criteria, note].map(paragraph).join(''),
    })),
  ];
}

/** Name, aliases and tickers of an entity, a ticker also by its symbol alone. */
export function entityNames({ data }: Entity): string[] {
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
