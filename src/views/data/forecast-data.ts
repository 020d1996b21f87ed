import type { ForecastEntry } from '#domain/forecast-list.ts';
import { absolute, paths } from '#domain/paths.ts';
import { probabilityWord } from '#domain/probability.ts';
import { outcomes } from '#domain/risk-record.ts';
import { scoreForecast } from '#domain/track-record.ts';
import { localDay } from '#domain/time.ts';
import type { Dataset } from '#views/data/dataset.ts';
import { site } from '#site.ts';

export const forecastData = (base: string): Dataset<ForecastEntry> => ({
  name: 'forecasts',
  title: 'Forecasts',
  about: 'Every forecast of a published note, soonest due first. Only those made at issue are scored.',
  columns: [
    { name: 'note_id', type: 'text', about: 'Note that makes the forecast.', of: (it) => it.note.id },
    { name: 'forecast_id', type: 'text', about: 'Number of the forecast in its note.', of: (it) => it.forecast.id },
    {
      name: 'issued',
      type: 'day',
      about: 'Day the note was published (Berlin).',
      of: (it) => localDay(it.note.data.publishedAt, site.zone),
    },
    { name: 'opens', type: 'day', about: 'First day of the question.', of: (it) => it.forecast.opens },
    { name: 'resolves_by', type: 'day', about: 'Last day of the question.', of: (it) => it.forecast.resolvesBy },
    { name: 'question', type: 'text', about: 'The question.', of: (it) => it.forecast.question },
    { name: 'criteria', type: 'text', about: 'What counts as yes.', of: (it) => it.forecast.criteria },
    {
      name: 'p_first',
      type: 'number',
      optional: true,
      about: 'Probability at issue; null if coded from prose without a number.',
      of: (it) => it.first,
    },
    { name: 'p_last', type: 'number', optional: true, about: 'Latest probability.', of: (it) => it.latest },
    {
      name: 'word',
      type: 'text',
      optional: true,
      about: 'ICD 203 phrase for p_last.',
      of: (it) => (it.latest === null ? null : probabilityWord(it.latest).word),
    },
    {
      name: 'base_rate',
      type: 'number',
      optional: true,
      about: 'Stated base rate.',
      of: (it) => it.forecast.baseRate ?? null,
    },
    {
      name: 'elicited',
      type: 'text',
      values: ['at-issue', 'retro-coded'],
      about: 'Made at issue, or coded afterwards from prose (shown, never scored).',
      of: (it) => it.forecast.elicited,
    },
    {
      name: 'state',
      type: 'text',
      values: ['open', 'overdue', 'resolved'],
      about: 'overdue: past its day and not resolved.',
      of: (it) => it.state,
    },
    { name: 'outcome', type: 'text', values: outcomes, about: 'How it came out.', of: (it) => it.forecast.outcome },
    {
      name: 'resolved_on',
      type: 'day',
      optional: true,
      about: 'Day it was settled.',
      of: (it) => it.forecast.resolvedOn ?? null,
    },
    {
      name: 'brier',
      type: 'number',
      optional: true,
      about: 'Time-weighted Brier score, 0 best; null if not scored.',
      of: brierOf,
    },
    { name: 'authors', type: 'list', about: 'Author ids.', of: (it) => it.note.data.authors },
    { name: 'entities', type: 'list', about: 'Ids of the entities of the note.', of: (it) => it.note.data.entities },
    {
      name: 'mit',
      type: 'list',
      about: 'MIT AI Risk Repository sub-domains of the note.',
      of: (it) => it.note.data.mit,
    },
    {
      name: 'sealed_at',
      type: 'moment',
      optional: true,
      about: 'When the ledger sealed it.',
      of: (it) => it.seal?.line.sealedAt ?? null,
    },
    {
      name: 'seal',
      type: 'text',
      optional: true,
      about: 'Hash of its line in the ledger.',
      of: (it) => it.seal?.line.hash ?? null,
    },
    {
      name: 'url',
      type: 'url',
      about: 'Where it stands in the note.',
      of: (it) => absolute(`${paths.note(it.note.id)}#${it.forecast.id}`, base),
    },
  ],
});

function brierOf(entry: ForecastEntry): number | null {
  const result = scoreForecast(entry);
  return typeof result === 'object' ? result.score : null;
}
