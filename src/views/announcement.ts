import { type Library } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';

/** One HTTP request that tells another service what changed. */
export interface Announcement {
  readonly to: string;
  readonly contentType: string;
  readonly body: string;
}

export interface AnnouncementSettings {
  /** A WebSub hub, e.g. https://pubsubhubbub.appspot.com/; the feeds must name the same one. */
  readonly hub?: string | undefined;
  /** The key that stands in `/<key>.txt`: https://www.indexnow.org/documentation. */
  readonly indexNowKey?: string | undefined;
  readonly indexNowUrl?: string | undefined;
}

/** What to tell whom after a release; nothing without settings or without a change. */
export function announcements(
  settings: AnnouncementSettings,
  changed: readonly string[],
  feeds: readonly string[],
  siteUrl: string,
): Announcement[] {
  if (changed.length === 0) return [];
  const { hub, indexNowKey: key, indexNowUrl = 'https://api.indexnow.org/indexnow' } = settings;
  const { host } = new URL(siteUrl);
  return [
    // https://www.w3.org/TR/websub/#publishing leaves the form to hub and publisher; this is the one hubs agreed on.
    ...(hub
      ? feeds.map((feed) => ({
          to: hub,
          contentType: 'application/x-www-form-urlencoded',
          body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': absolute(feed, siteUrl) }).toString(),
        }))
      : []),
    ...(key
      ? [
          {
            to: indexNowUrl,
            contentType: 'application/json; charset=utf-8',
            // At most 10,000 addresses a request, says the protocol.
            body: JSON.stringify({
              host,
              key,
              keyLocation: absolute(`/${key}.txt`, siteUrl),
              urlList: changed.slice(0, 10_000),
            }),
          },
        ]
      : []),
  ];
}

/** Addresses of notes and briefs that became public or changed after a moment, or were withdrawn. */
export function changedSince(library: Library, since: Date, siteUrl: string): string[] {
  const entries = [
    ...library.notes.map((one) => [paths.note(one.id), one.data] as const),
    ...library.briefs.map((one) => [paths.brief(one.id), one.data] as const),
  ];
  const recent = entries
    .filter(([, data]) => [data.publishedAt, ...data.changes.map((change) => change.at)].some((at) => at > since))
    .map(([path]) => path);
  const withdrawn = library.tombstones
    .filter((one) => one.at > since)
    .map((one) => (one.collection === 'notes' ? paths.note(one.id) : paths.brief(one.id)));
  return [...recent, ...withdrawn].map((path) => absolute(path, siteUrl));
}
