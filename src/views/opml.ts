import { words } from '#edition.ts';
import type { Library } from '#domain/library.ts';
import { absolute } from '#domain/paths.ts';
import { escapeHtml } from '#views/escape.ts';
import { feedGroups, listedFeeds } from '#views/feed-list.ts';
import { site } from '#site.ts';

/** The feeds of the feeds page as one file that readers import: http://opml.org/spec2.opml */
export function opml(library: Library, base: string): string {
  const groups = feedGroups.map((group) => {
    const rows = listedFeeds(library, group).shown.map(
      (feed) =>
        `      <outline type="rss" text="${escapeHtml(feed.title)}" title="${escapeHtml(feed.title)}" description="${escapeHtml(feed.description)}" xmlUrl="${escapeHtml(absolute(feed.rss, base))}" htmlUrl="${escapeHtml(absolute(feed.page, base))}"/>`,
    );
    return `    <outline text="${escapeHtml(words.feeds.groups[group])}">\n${rows.join('\n')}\n    </outline>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>${escapeHtml(site.name)}</title>
  </head>
  <body>
${groups.join('\n')}
  </body>
</opml>
`;
}
