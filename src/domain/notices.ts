import { fallenClaims } from '#domain/claims.ts';
import { messagesToEdit } from '#domain/corrections.ts';
import { daysBetween } from '#domain/days.ts';
import type { ForecastEntry, Ledger } from '#domain/forecast-list.ts';
import type { Library } from '#domain/library.ts';
import { localDay } from '#domain/time.ts';
import { site } from '#site.ts';

/**
 * Something an editor should do, that time or a correction brought about. It is no fault of a file, so it neither fails
 * the check nor stops the build: the day a forecast falls due must not cost readers the 08:00 brief.
 */
export interface Notice {
  readonly kind: 'edit-message' | 'undated-claim' | 'overdue' | 'unsealed';
  readonly file: string;
  readonly message: string;
}

/** All that waits for an editor, of what is public. */
export function editorNotices(library: Library, forecasts: readonly ForecastEntry[], ledger: Ledger): Notice[] {
  const fallen = [...fallenClaims(library).values()];
  const today = localDay(library.now, site.zone);
  return [
    ...fallen.flatMap(({ note, claim }) =>
      messagesToEdit(library, note.id, claim.id).map(({ brief, story, line }): Notice => ({
        kind: 'edit-message',
        file: `briefs/${brief}.md`,
        message: `the Telegram message of ${brief} needs an edit if it was posted: below story ${story} add: ${line}`,
      })),
    ),
    ...fallen
      .filter(({ change }) => !change)
      .map(({ note, claim }): Notice => ({
        kind: 'undated-claim',
        file: note.file,
        message: `claim ${claim.id} is ${claim.status} and no change names it, so readers do not learn when and why. Add an entry under “changes:” with “claims: [${claim.id}]”.`,
      })),
    ...forecasts
      .filter((one) => one.state === 'overdue')
      .map(({ key, note, forecast }): Notice => ({
        kind: 'overdue',
        file: note.file,
        message: `${key} was due ${daysBetween(forecast.resolvesBy, today)} day(s) ago. Resolve it with “npm run resolve”.`,
      })),
    ...forecasts
      .filter((one) => one.forecast.elicited === 'at-issue' && one.state === 'open' && !one.seal)
      .map(({ key, note }): Notice => ({
        kind: 'unsealed',
        file: note.file,
        message: `${key} is not sealed${ledger ? ' and will not be scored' : ': this library keeps no ledger'}. Run “npm run seal”.`,
      })),
  ];
}
