import type { IndicatorEntry } from '#domain/indicator-board.ts';
import { absolute, paths } from '#domain/paths.ts';
import { indicatorStates } from '#domain/risk-record.ts';
import type { Dataset } from '#views/data/dataset.ts';

export const indicatorData = (base: string): Dataset<IndicatorEntry> => ({
  name: 'indicators',
  title: 'Indicators',
  about: 'What we watch, its state and the day it last changed.',
  columns: [
    { name: 'note_id', type: 'text', about: 'Note that watches it.', of: (it) => it.note.id },
    { name: 'indicator_id', type: 'text', about: 'Number of the indicator in its note.', of: (it) => it.indicator.id },
    { name: 'name', type: 'text', about: 'Name.', of: (it) => it.indicator.name },
    { name: 'watch', type: 'text', about: 'What is watched.', of: (it) => it.indicator.watch },
    {
      name: 'cadence',
      type: 'text',
      values: ['daily', 'weekly', 'monthly', 'event'],
      about: 'How often.',
      of: (it) => it.indicator.cadence,
    },
    { name: 'up', type: 'text', about: 'What raises the risk.', of: (it) => it.indicator.up },
    { name: 'down', type: 'text', about: 'What lowers it.', of: (it) => it.indicator.down },
    { name: 'state', type: 'text', values: indicatorStates, about: 'State now.', of: (it) => it.indicator.state },
    {
      name: 'changed_on',
      type: 'day',
      optional: true,
      about: 'Day of the last line of its log.',
      of: (it) => it.changed ?? null,
    },
    {
      name: 'log_lines',
      type: 'integer',
      about: 'Lines in its log, which stands in the note.',
      of: (it) => it.indicator.log.length,
    },
    {
      name: 'url',
      type: 'url',
      about: 'Where it stands in the note.',
      of: (it) => absolute(`${paths.note(it.note.id)}#${it.indicator.id}`, base),
    },
  ],
});
