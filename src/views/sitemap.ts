import { words } from '#edition.ts';
import { newestChanges } from '#domain/change.ts';
import type { Library } from '#domain/library.ts';
import { publicChanges } from '#domain/corrections.ts';
import type { ForecastEntry } from '#domain/forecast-list.ts';
import { indicatorBoard } from '#domain/indicator-board.ts';
import { onPage, pageNumbers } from '#domain/paging.ts';
import { absolute, numbered, paths } from '#domain/paths.ts';
import { riskRegister } from '#domain/register.ts';
import { scoreForecast } from '#domain/track-record.ts';
import { escapeHtml } from '#views/escape.ts';
import { archive } from '#views/page/archive.ts';
import { formatDay } from '#domain/time.ts';
import { categoryIds, site } from '#site.ts';

/** Every public page: https://www.sitemaps.org/protocol.html. `lastmod` is the last public change, or absent. */
export function sitemap(library: Library, forecasts: readonly ForecastEntry[], base: string): string {
  const entries = [
    ...library.notes.map((one) => [paths.note(one.id), one] as const),
    ...library.briefs.map((one) => [paths.brief(one.id), one] as const),
  ];
  const dated = entries.map(([path, { data }]) =>
    row(absolute(path, base), newestChanges(data.changes)[0]?.at ?? data.publishedAt),
  );
  const lists = [
    paths.home,
    paths.notes,
    paths.briefs,
    paths.archive,
    paths.about,
    paths.methodology,
    paths.disclosures,
    paths.feeds,
    paths.search,
    paths.matrix,
    paths.data,
    ...recordLists(library, forecasts),
    ...library.events.map((one) => paths.event(one.id)),
    ...library.entities.map((one) => paths.entity(one.id)),
    ...categoryIds.flatMap((id) => pageNumbers(library.notesIn(id).length).map((page) => paths.category(id, page))),
    ...pageNumbers(library.tags.length, onPage.names).map((page) => paths.topics(page)),
    ...library.tags.flatMap(([slug, notes]) => pageNumbers(notes.length).map((page) => paths.tag(slug, page))),
    ...archive(library).flatMap((year) => [
      paths.archiveYear(year.id),
      ...year.months.map((month) => paths.archiveMonth(month.id)),
    ]),
    ...library.authors.flatMap(({ id }) =>
      pageNumbers(library.notesBy(id).length).map((page) => paths.author(id, page)),
    ),
  ].map((path) => row(absolute(path, base)));
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...lists, ...dated].join('\n')}
</urlset>
`;
}

/** Every page of every list of the record. */
function recordLists(library: Library, forecasts: readonly ForecastEntry[]): string[] {
  const inList = (path: string) => (page: number) => numbered(path, page);
  const pending = forecasts.filter((one) => one.state !== 'resolved').length;
  const lists = [
    [riskRegister(library).length, onPage.risks, paths.risks],
    [library.events.length, onPage.events, paths.events],
    [library.entities.length, onPage.names, paths.entities],
    [indicatorBoard(library).length, onPage.indicators, inList(paths.indicators)],
    [pending, onPage.forecasts, inList(paths.forecasts)],
    [
      forecasts.filter((one) => typeof scoreForecast(one) === 'object').length,
      onPage.outcomes,
      inList(paths.trackRecord),
    ],
    [publicChanges(library).length, onPage.corrections, inList(paths.corrections)],
  ] as const;
  return lists.flatMap(([entries, size, at]) => pageNumbers(entries, size).map((page) => at(page)));
}

function row(url: string, changed?: Date): string {
  const lastmod = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : '';
  return `<url><loc>${escapeHtml(url)}</loc>${lastmod}</url>`;
}

/** Google reads news of two days at most: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
const newsDays = 2;

/** What appeared in the last two days before the library's moment. May be empty; the morning's build renews it. */
export function newsSitemap(library: Library, base: string): string {
  const since = library.now.getTime() - newsDays * 86_400_000;
  const rows = [
    ...library.notes.map((note) => ({ path: paths.note(note.id), title: note.data.title, at: note.data.publishedAt })),
    ...library.briefs.map((brief) => ({
      path: paths.brief(brief.id),
      title: words.briefOf(formatDay(brief.id)),
      at: brief.data.publishedAt,
    })),
  ]
    .filter((row) => row.at.getTime() >= since)
    .slice(0, 1000)
    .map(
      ({ path, title, at }) =>
        `<url><loc>${escapeHtml(absolute(path, base))}</loc><news:news><news:publication><news:name>${escapeHtml(site.name)}</news:name><news:language>${site.language}</news:language></news:publication><news:publication_date>${at.toISOString()}</news:publication_date><news:title>${escapeHtml(title)}</news:title></news:news></url>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${rows.join('\n')}
</urlset>
`;
}
