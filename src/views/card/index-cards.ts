import { words } from '#edition.ts';
import type { Library, Note } from '#domain/library.ts';
import { formatDay } from '#domain/time.ts';
import { topicLabel, topicSlug } from '#domain/topics.ts';
import type { CardModel } from '#views/card/model.ts';
import { categoryIds, site } from '#site.ts';

/** The card of the site, of pages without one of their own, and of every card that could not be drawn. */
export const defaultCardName = 'site';

export const siteCard: CardModel = {
  kind: 'index',
  label: words.card.research,
  title: site.tagline,
  text: site.description,
  date: '',
};

/** The card of the pages of the risk record. */
export const recordCard: CardModel = {
  kind: 'index',
  label: words.card.record,
  title: words.card.recordTitle,
  text: words.card.recordText,
  date: '',
};

/** Headlines on the card of a list page: enough to show what the list holds, few enough to be read. */
const latest = 3;

/** Cards of the pages that list others: the site, notes, briefs, the record, categories, topics, authors, events, entities. */
export function indexCards(library: Library): [string, CardModel][] {
  const { notes, briefs, tags, authors, events, entities } = library;
  const about = notesBy(notes, (note) => note.data.entities);
  const told = notesBy(notes, (note) => (note.data.event ? [note.data.event] : []));
  return [
    [defaultCardName, siteCard],
    ['pages/notes', index(words.lists.research, words.card.notesText, notes)],
    ['pages/briefs', briefsCard(briefs.length)],
    ['pages/record', recordCard],
    ...categoryIds.map((id): [string, CardModel] => {
      const { label, description } = site.categories[id];
      return [
        `categories/${id}`,
        { ...index(label, description, library.notesIn(id)), label: words.card.category, category: id },
      ];
    }),
    ...tags.map(([slug, tagged]): [string, CardModel] => {
      const written = tagged[0]?.data.tags.find((tag) => topicSlug(tag) === slug) ?? slug;
      return [`topics/${slug}`, { ...index(topicLabel(written), '', tagged), label: words.card.topic }];
    }),
    ...authors.map(({ id, name, description }): [string, CardModel] => {
      return [`authors/${id}`, { ...index(name, description, library.notesBy(id)), label: words.card.author }];
    }),
    ...events.map(({ id, data }): [string, CardModel] => {
      return [
        `events/${id}`,
        {
          ...index(data.name, data.summary, told.get(id) ?? []),
          label: words.card.event,
          date: formatDay(data.occurred),
        },
      ];
    }),
    ...entities.map(({ id, data }): [string, CardModel] => [
      `entities/${id}`,
      { ...index(data.name, data.description, about.get(id) ?? []), label: words.card.inOurNotes },
    ]),
  ];
}

function index(title: string, text: string, notes: readonly Note[]): CardModel {
  const lines = notes.slice(0, latest).map(({ data }) => ({ text: data.title, category: data.category }));
  return { kind: 'index', label: words.card.research, title, text, date: '', lines };
}

function notesBy(notes: readonly Note[], idsOf: (note: Note) => readonly string[]): Map<string, Note[]> {
  const found = new Map<string, Note[]>();
  for (const note of notes)
    for (const id of new Set(idsOf(note))) {
      const known = found.get(id);
      if (known) known.push(note);
      else found.set(id, [note]);
    }
  return found;
}

function briefsCard(count: number): CardModel {
  return {
    kind: 'brief',
    label: words.card.everyMorning,
    title: words.brief,
    text: words.lists.briefsIntro(site.telegram.at),
    date: words.briefs(count),
  };
}
