import { words } from '#edition.ts';
import { absolute } from '#domain/paths.ts';
import { escapeHtml } from '#views/escape.ts';
import { feedGroups, type FeedSpec } from '#views/feed-list.ts';
import { site } from '#site.ts';

/** All feeds as one file that readers import: http://opml.org/spec2.opml */
export function opml(feeds: readonly FeedSpec[], base: string): string {
  const groups = feedGroups.map((group) => {
    const rows = feeds
      .filter((feed) => feed.group === group)
      .map(
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
