import type { Library } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';

/**
 * Addresses of public notes and briefs that a live site does not list yet, and of those it lists although they are no
 * longer public. Compared with the site itself, not with a clock: a run that GitHub skipped is made good by the next.
 */
export function dueAddresses(library: Library, listed: readonly string[], siteUrl: string): string[] {
  const expected = new Set(
    [...library.notes.map(({ id }) => paths.note(id)), ...library.briefs.map(({ id }) => paths.brief(id))].map((path) =>
      absolute(path, siteUrl),
    ),
  );
  const ours = new RegExp(`^${absolute('/', siteUrl).replace(/[.+?]/g, '\\$&')}(?:notes|briefs)/[^/]+/$`);
  const live = new Set(listed.filter((address) => ours.test(address)));
  return [
    ...[...expected].filter((address) => !live.has(address)),
    ...[...live].filter((address) => !expected.has(address)),
  ];
}
