import { pageBeside } from '#domain/paging.ts';

/** Address of a page of a list by its number. */
export const numbered = (list: string, page: number) => (page === 1 ? list : `${list}${page}/`);
const beside = (list: string, page: number) => (page === 1 ? list : `${list}${pageBeside(page)}/`);

/** Every address of the site is made here, so that a page and a link to it cannot disagree. */
export const paths = {
  home: '/',
  note: (id: string) => `/notes/${id}/`,
  notes: '/notes/',
  /** A note in other formats, beside its page. */
  twins: (id: string) => ({
    markdown: `/notes/${id}/index.md`,
    json: `/notes/${id}/index.json`,
    bibtex: `/notes/${id}/cite.bib`,
    csl: `/notes/${id}/cite.json`,
  }),
  brief: (day: string) => `/briefs/${day}/`,
  briefs: '/briefs/',
  archive: '/archive/',
  archiveYear: (year: string) => `/archive/${year}/`,
  /** @param month `2026-03`. */
  archiveMonth: (month: string) => `/archive/${month.slice(0, 4)}/${month.slice(5, 7)}/`,
  category: (id: string, page = 1) => numbered(`/categories/${id}/`, page),
  tag: (id: string, page = 1) => numbered(`/topics/${id}/`, page),
  topics: (page = 1) => beside('/topics/', page),
  author: (id: string, page = 1) => numbered(`/authors/${id}/`, page),
  search: '/search/',
  about: '/about/',
  methodology: '/methodology/',
  disclosures: '/disclosures/',
  corrections: '/corrections/',
  risks: (page = 1) => numbered('/risks/', page),
  matrix: '/risks/matrix/',
  events: (page = 1) => beside('/events/', page),
  event: (id: string) => `/events/${id}/`,
  entities: (page = 1) => beside('/entities/', page),
  entity: (id: string) => `/entities/${id}/`,
  indicators: '/indicators/',
  forecasts: '/forecasts/',
  trackRecord: '/track-record/',
  calendar: '/calendar.ics',
  data: '/data/',
  dataFile: (name: string) => `/data/${name}`,
  feeds: '/feeds/',
  rss: '/rss.xml',
  jsonFeed: '/feed.json',
  opml: '/feeds/fazen.opml',
  feedArchive: (month: string) => `/feeds/archive/${month}.xml`,
  sitemap: '/sitemap.xml',
  newsSitemap: '/news-sitemap.xml',
  llms: '/llms.txt',
} as const;

/** Names in which a URL has nothing to escape or to resolve: most of our paths, of which a build makes some hundred thousand. */
const plain = /^\/?[\w-]+(?:[/.][\w-]+)*\/?$/;
const roots = new Map<string, string>();

/** Absolute address of a path of this site. `base` is the site's URL, with or without a trailing slash. */
export function absolute(path: string, base: string): string {
  const root = roots.get(base) ?? new URL(base.endsWith('/') ? base : `${base}/`).href;
  roots.set(base, root);
  const below = path.replace(/^\//, '');
  return plain.test(path) ? root + below : new URL(below, root).href;
}

/** Feeds of a list page stand beside it: `/categories/tech/rss.xml` and `/categories/tech/feed.json`. */
export const feedsOf = (page: string) => ({ rss: `${page}rss.xml`, json: `${page}feed.json` });
