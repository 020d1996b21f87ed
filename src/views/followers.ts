import type { Entries } from '#domain/collections.ts';
import type { Brief, Note } from '#domain/library.ts';
import { paths } from '#domain/paths.ts';

/**
 * Where a change to an entry shows by itself with the next build, and what rests on it and needs a person to look.
 * @param claims ids of the claims concerned, e.g. `C1`.
 */
export function followers(entry: Note | Brief, entries: Entries, claims: readonly string[]): string[] {
  const note = 'keyTakeaway' in entry.data;
  const page = note ? paths.note(entry.id) : paths.brief(entry.id);
  const names = claims.map((claim) => `${entry.id}#${claim}`);
  const stories = entries.briefs.flatMap((brief) =>
    brief.data.stories.flatMap((story, i) =>
      story.note === entry.id || story.basedOn.some((one) => names.includes(one))
        ? [`  ${brief.file}, story ${i + 1}: “${story.headline}”`]
        : [],
    ),
  );
  const linked = entries.notes.filter((other) => other.id !== entry.id && other.body.includes(paths.note(entry.id)));
  const posted = note
    ? entries.briefs.filter((brief) => brief.data.stories.some((one) => one.note === entry.id))
    : [entry];
  return [
    'With the next build this follows by itself:',
    `  ${page} (notice at the top, change log), ${paths.corrections}, the feeds (same item, marked as changed), the data exports and the twins of the page.`,
    ...(stories.length > 0 ? ['Look at these, which rest on it:', ...stories] : []),
    ...(linked.length > 0 ? ['And at these, which link to it:', ...linked.map((one) => `  ${one.file}`)] : []),
    ...(posted.length > 0
      ? [
          `Telegram: the posts of ${posted.map((one) => one.id).join(', ')} carried it. What was posted stays; see “npm run brief” for the correction that replies to the post.`,
        ]
      : []),
  ];
}
