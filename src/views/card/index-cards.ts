import type { Library, Note } from '#domain/library.ts';
import { topicLabel, topicSlug } from '#domain/topics.ts';
import type { CardModel } from '#views/card/model.ts';
import { categoryIds, site } from '#site.ts';

/** The card of the site, of pages without one of their own, and of every card that could not be drawn. */
export const defaultCardName = 'site';

export const siteCard: CardModel = {
  kind: 'index',
  label: 'Research',
  title: site.tagline,
  text: site.description,
  date: '',
};

/** Headlines on the card of a list page: enough to show what the list holds, few enough to be read. */
const latest = 3;

/** Cards of the pages that list others: the site, notes, briefs, categories, topics and authors. */
export function indexCards(library: Library): [string, CardModel][] {
  const { notes, briefs, tags, authors } = library;
  return [
    [defaultCardName, siteCard],
    ['pages/notes', index('Research', 'Notes and risk briefings, each with sources you can open.', notes)],
    ['pages/briefs', briefsCard(briefs.length)],
    ...categoryIds.map((id): [string, CardModel] => {
      const { label, description } = site.categories[id];
      return [
        `categories/${id}`,
        { ...index(label, description, library.notesIn(id)), label: 'Category', category: id },
      ];
    }),
    ...tags.map(([slug, tagged]): [string, CardModel] => {
      const written = tagged[0]?.data.tags.find((tag) => topicSlug(tag) === slug) ?? slug;
      return [`topics/${slug}`, { ...index(topicLabel(written), '', tagged), label: 'Topic' }];
    }),
    ...authors.map(({ id, name, description }): [string, CardModel] => {
      const written = notes.filter((note) => note.data.authors.includes(id));
      return [`authors/${id}`, { ...index(name, description, written), label: 'Author' }];
    }),
  ];
}

function index(title: string, text: string, notes: readonly Note[]): CardModel {
  const lines = notes.slice(0, latest).map(({ data }) => ({ text: data.title, category: data.category }));
  return { kind: 'index', label: 'Research', title, text, date: '', lines };
}

function briefsCard(count: number): CardModel {
  return {
    kind: 'brief',
    label: 'Every morning',
    title: 'Morning Brief',
    text: `Three to five stories that move markets, each with what it means for investors. Every day at ${site.telegram.at} Berlin time.`,
    date: count === 1 ? '1 brief' : `${count} briefs`,
  };
}
