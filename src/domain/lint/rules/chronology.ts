import { daysIn, namesDay } from '#domain/lint/dates.ts';
import type { Rule, Sighting } from '#domain/lint/finding.ts';
import type { Manuscript } from '#domain/lint/manuscript.ts';
import { sentencesWhere } from '#domain/lint/sentences.ts';
import { formatDay, localDay } from '#domain/time.ts';
import { site } from '#site.ts';

const happened =
  /\b(?:fell|rose|said|announced|was|were|closed|signed|published|reported|launched|began|took|lost|won|had|released|disclosed|wrote|issued|filed|met|cut|raised)\b/;
const ahead =
  /\b(?:will|would|shall|by|until|before|due|expect\w*|scheduled|starts?|begins?|appl(?:y|ies)|takes? effect|deadline|after|in force|plan(?:s|ned)?|between|from|to|moved|delayed|postponed|next|if|no later)\b/i;

/** Something told as past that lies after the note's last public version. */
export const afterPublication: Rule = {
  code: 'date-after-publication',
  says: (a) => `${a['day']} is told as past, but this text was last public on ${a['last']}.`,
  reason: 'Nobody can report what has not happened: either the date or publishedAt is wrong.',
  fix: () => 'Correct the date, or add an entry under changes if the text was brought up to date.',
  *find(manuscript) {
    const last = lastPublic(manuscript);
    if (!last) return;
    const may = (text: string) => namesDay(text) && happened.test(text);
    for (const passage of manuscript.passages)
      for (const sentence of sentencesWhere(passage, may)) {
        if (ahead.test(sentence.text)) continue;
        for (const named of daysIn(sentence.text, Number(last.slice(0, 4))))
          if (named.day > last && hasYear(sentence.text, named))
            yield {
              at: passage.at(sentence.start + named.index, named.length),
              args: { day: formatDay(named.day), last: formatDay(last) },
            };
      }
  },
};

/** Fields whose order in time cannot be: read before it was published, changed before it was public. */
export const impossibleOrder: Rule = {
  code: 'impossible-date',
  says: (a) => `${a['what']}.`,
  reason: 'Dates are evidence; two that contradict each other cast doubt on the rest.',
  fix: (a) => `${a['hint'] ?? 'Correct one of the two.'}`,
  *find(manuscript, world) {
    yield* sourceDates(manuscript, localDay(world.now, site.zone));
    const { publishedAt, changes = [], reviewedOn } = manuscript.entry.data as Dated;
    if (!publishedAt) return;
    for (const [i, change] of changes.entries())
      if (change.at < publishedAt)
        yield { at: manuscript.field(['changes', i, 'at']), args: { what: 'the change was made before publication' } };
    if (reviewedOn && reviewedOn > localDay(world.now, site.zone))
      yield { at: manuscript.field(['reviewedOn']), args: { what: 'the review lies in the future' } };
    if (manuscript.collection === 'briefs' && localDay(publishedAt, site.zone) < manuscript.entry.id)
      yield {
        at: manuscript.field(['publishedAt']),
        args: { what: `the brief of ${formatDay(manuscript.entry.id)} would be published before its day` },
      };
  },
};

function* sourceDates(manuscript: Manuscript, today: string): Generator<Sighting> {
  const last = lastPublic(manuscript);
  for (const { path, source } of citedSources(manuscript.entry.data)) {
    // Asked for when something is wrong: where a field stands means reading the fields of the file again.
    const at = () => manuscript.field([...path, 'accessed']);
    if (source.accessed > today) yield { at: at(), args: { what: 'the source was opened in the future' } };
    else if (last && source.accessed > last)
      yield {
        at: at(),
        args: {
          what: `the source was opened on ${formatDay(source.accessed)}, after the text was last public (${formatDay(last)})`,
          hint: 'Correct the day, or add an entry under changes.',
        },
      };
    if (source.date && source.date > source.accessed)
      yield {
        at: manuscript.field([...path, 'date']),
        args: { what: 'the source was opened before it was published' },
      };
  }
}

interface Dated {
  publishedAt?: Date;
  changes?: { at: Date }[];
  reviewedOn?: string;
  status?: string;
}
interface Cited {
  date?: string;
  accessed: string;
}

/** Day of the last public version. A draft or a scheduled entry is still being written. */
function lastPublic({ entry }: Manuscript): string | undefined {
  const { publishedAt, changes = [], status } = entry.data as Dated;
  if (!publishedAt || status === 'draft') return undefined;
  return localDay(new Date(Math.max(publishedAt.getTime(), ...changes.map((one) => one.at.getTime()))), site.zone);
}

function* citedSources(
  value: unknown,
  path: (string | number)[] = [],
): Generator<{ path: (string | number)[]; source: Cited }> {
  if (!value || typeof value !== 'object' || value instanceof Date) return;
  if ('accessed' in value) yield { path, source: value as Cited };
  const items: Iterable<[string | number, unknown]> = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [key, item] of items) yield* citedSources(item, [...path, key]);
}

/** Without a year a later date is probably last year's. */
function hasYear(text: string, named: { index: number; length: number; day: string }): boolean {
  return text.slice(named.index, named.index + named.length).includes(named.day.slice(0, 4));
}
