import { changeKinds } from '#domain/change.ts';
import type { PublicChange } from '#domain/corrections.ts';
import { entityKinds } from '#domain/entity.ts';
import { eventKinds, severities } from '#domain/event.ts';
import type { Entity, Event, Library, Note } from '#domain/library.ts';
import { once } from '#domain/once.ts';
import { absolute, paths } from '#domain/paths.ts';
import { type Source, sourceTiers } from '#domain/source.ts';
import type { Dataset } from '#views/data/dataset.ts';

export function eventData(library: Library, base: string): Dataset<Event> {
  const notes = once(() => Map.groupBy(library.notes, (note) => note.data.event));
  return {
    name: 'events',
    title: 'Events',
    about: 'Stories that published notes share.',
    columns: [
      { name: 'event_id', type: 'text', about: 'Permanent name.', of: (it) => it.id },
      { name: 'name', type: 'text', about: 'Title of the event.', of: (it) => it.data.name },
      { name: 'kind', type: 'text', values: eventKinds, about: 'What kind of event.', of: (it) => it.data.kind },
      {
        name: 'status',
        type: 'text',
        about: 'reported, confirmed, disputed, corrected or closed.',
        of: (it) => it.data.status,
      },
      {
        name: 'severity',
        type: 'text',
        values: severities,
        about: 'OECD definitions of AI incidents and hazards.',
        of: (it) => it.data.severity,
      },
      { name: 'occurred', type: 'day', about: 'Day it occurred.', of: (it) => it.data.occurred },
      { name: 'summary', type: 'text', about: 'What happened.', of: (it) => it.data.summary },
      { name: 'moments', type: 'integer', about: 'Entries of its timeline.', of: (it) => it.data.timeline.length },
      {
        name: 'notes',
        type: 'list',
        about: 'Notes on it.',
        of: (it) =>
          notes()
            .get(it.id)
            ?.map((note) => note.id) ?? [],
      },
      { name: 'url', type: 'url', about: 'Its page.', of: (it) => absolute(paths.event(it.id), base) },
    ],
  };
}

export const entityData = (base: string): Dataset<Entity> => ({
  name: 'entities',
  title: 'Entities',
  about: 'Companies, models, regulators, products and governments that published notes are about.',
  columns: [
    { name: 'entity_id', type: 'text', about: 'Permanent name.', of: (it) => it.id },
    { name: 'name', type: 'text', about: 'Name.', of: (it) => it.data.name },
    { name: 'kind', type: 'text', values: entityKinds, about: 'What it is.', of: (it) => it.data.kind },
    { name: 'aliases', type: 'list', about: 'Other names.', of: (it) => it.data.aliases },
    { name: 'tickers', type: 'list', about: 'MIC:SYMBOL (ISO 10383).', of: (it) => it.data.tickers },
    { name: 'wikidata', type: 'text', optional: true, about: 'Wikidata item.', of: (it) => it.data.wikidata ?? null },
    {
      name: 'parent',
      type: 'text',
      optional: true,
      about: 'Entity it belongs to.',
      of: (it) => it.data.parent ?? null,
    },
    { name: 'description', type: 'text', about: 'One sentence.', of: (it) => it.data.description },
    { name: 'url', type: 'url', about: 'Its page.', of: (it) => absolute(paths.entity(it.id), base) },
  ],
});

export const correctionData = (base: string): Dataset<PublicChange> => ({
  name: 'corrections',
  title: 'Corrections',
  about: 'Every public change of a note or brief: corrections, revisions, clarifications, updates, retractions.',
  columns: [
    { name: 'change_id', type: 'text', about: 'Permanent name.', of: (it) => it.id },
    { name: 'collection', type: 'text', values: ['notes', 'briefs'], about: 'What was changed.', of: (it) => it.kind },
    { name: 'entry_id', type: 'text', about: 'Note or day of the brief.', of: (it) => it.entry.id },
    {
      name: 'kind',
      type: 'text',
      values: changeKinds,
      about: 'Correction = a mistake of ours; revision = planned or improved (ONS).',
      of: (it) => it.change.kind,
    },
    { name: 'at', type: 'moment', about: 'When it was made public.', of: (it) => it.change.at.toISOString() },
    { name: 'summary', type: 'text', about: 'What changed.', of: (it) => it.change.summary },
    { name: 'cause', type: 'text', optional: true, about: 'Why it was wrong.', of: (it) => it.change.cause ?? null },
    { name: 'done', type: 'text', optional: true, about: 'What was done.', of: (it) => it.change.done ?? null },
    {
      name: 'impact',
      type: 'text',
      optional: true,
      about: 'What it means for the conclusions.',
      of: (it) => it.change.impact ?? null,
    },
    { name: 'sections', type: 'list', about: 'Sections that changed.', of: (it) => it.change.sections },
    {
      name: 'fallen_claims',
      type: 'list',
      about: 'Claims contradicted or withdrawn, as note#claim.',
      of: (it) => it.fallen.map((one) => one.reference),
    },
    {
      name: 'url',
      type: 'url',
      about: 'Where it is announced.',
      of: (it) => absolute(`${paths.corrections}#${it.id}`, base),
    },
  ],
});

export interface CitedIn {
  readonly note: Note;
  readonly source: Source;
}

export const sourceData: Dataset<CitedIn> = {
  name: 'sources',
  title: 'Sources',
  about: 'Every source of a published note.',
  columns: [
    { name: 'note_id', type: 'text', about: 'Note that uses it.', of: (it) => it.note.id },
    { name: 'source_id', type: 'text', about: 'Name of the source in its note.', of: (it) => it.source.id },
    { name: 'tier', type: 'text', values: sourceTiers, about: 'Closeness to the fact.', of: (it) => it.source.tier },
    { name: 'publisher', type: 'text', about: 'Who published it.', of: (it) => it.source.publisher },
    { name: 'title', type: 'text', about: 'Title of the page.', of: (it) => it.source.title },
    { name: 'page', type: 'url', about: 'Address of the page.', of: (it) => it.source.url },
    {
      name: 'published',
      type: 'day',
      optional: true,
      about: 'Day of publication, if known.',
      of: (it) => it.source.date ?? null,
    },
    { name: 'accessed', type: 'day', about: 'Day we opened it.', of: (it) => it.source.accessed },
    {
      name: 'origin',
      type: 'text',
      optional: true,
      about: 'Whom the page relies on, if it reports what another found.',
      of: (it) => it.source.origin ?? null,
    },
    { name: 'archive', type: 'url', optional: true, about: 'Archived copy.', of: (it) => it.source.archive ?? null },
    { name: 'remark', type: 'text', optional: true, about: 'Remark for readers.', of: (it) => it.source.note ?? null },
  ],
};
