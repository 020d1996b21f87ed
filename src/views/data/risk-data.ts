import { claimReference } from '#domain/claims.ts';
import { absolute, paths } from '#domain/paths.ts';
import { probabilityWord } from '#domain/probability.ts';
import { type RiskEntry, riskStates } from '#domain/register.ts';
import { confidences, levels, riskTypes } from '#domain/risk-record.ts';
import { localDay } from '#domain/time.ts';
import type { Dataset } from '#views/data/dataset.ts';
import { site } from '#site.ts';

export const riskData = (base: string): Dataset<RiskEntry> => ({
  name: 'risks',
  title: 'Risk register',
  about: 'Every risk of a published note, in the order of the register.',
  columns: [
    { name: 'note_id', type: 'text', about: 'Note that states the risk.', of: (it) => it.note.id },
    { name: 'risk_id', type: 'text', about: 'Number of the risk in its note.', of: (it) => it.risk.id },
    { name: 'type', type: 'text', about: 'Kind of risk.', values: riskTypes, of: (it) => it.risk.type },
    { name: 'statement', type: 'text', about: 'The risk as one proposition.', of: (it) => it.risk.statement },
    {
      name: 'p',
      type: 'number',
      optional: true,
      about: 'Our probability, 0.01 to 0.99, where one is stated.',
      of: (it) => it.risk.p ?? null,
    },
    {
      name: 'word',
      type: 'text',
      optional: true,
      about: 'ICD 203 phrase for p.',
      of: (it) => (it.risk.p === undefined ? null : probabilityWord(it.risk.p).word),
    },
    {
      name: 'likelihood',
      type: 'text',
      values: levels,
      about: 'NIST SP 800-30 level: stated, or derived from p.',
      of: (it) => it.likelihood,
    },
    { name: 'impact', type: 'text', values: levels, about: 'NIST SP 800-30 level.', of: (it) => it.risk.impact },
    {
      name: 'issued',
      type: 'day',
      about: 'Day the note was published (Berlin).',
      of: (it) => localDay(it.note.data.publishedAt, site.zone),
    },
    { name: 'horizon_end', type: 'day', about: 'Last day of the horizon.', of: (it) => it.horizonEnd },
    {
      name: 'confidence',
      type: 'text',
      values: confidences,
      about: 'Analytic confidence (ICD 203): about the sources, not the likelihood.',
      of: (it) => it.risk.confidence,
    },
    {
      name: 'state',
      type: 'text',
      values: riskStates,
      about: 'open, materialised, or lapsed: the horizon has passed.',
      of: (it) => it.state,
    },
    {
      name: 'materialised_on',
      type: 'day',
      optional: true,
      about: 'Day it happened.',
      of: (it) => it.risk.materialised ?? null,
    },
    {
      name: 'based_on',
      type: 'list',
      about: 'Claims it rests on, as note#claim.',
      of: (it) => it.risk.basedOn.map((id) => claimReference(it.note.id, id)),
    },
    {
      name: 'fallen_claims',
      type: 'list',
      about: 'Those of them that were contradicted or withdrawn.',
      of: (it) => it.fallen.map((one) => one.reference),
    },
    { name: 'entities', type: 'list', about: 'Ids of entities affected.', of: (it) => it.risk.affects },
    {
      name: 'mit',
      type: 'list',
      about: 'MIT AI Risk Repository sub-domains of the note.',
      of: (it) => it.note.data.mit,
    },
    {
      name: 'url',
      type: 'url',
      about: 'Where it stands in the note.',
      of: (it) => absolute(`${paths.note(it.note.id)}#${it.risk.id}`, base),
    },
  ],
});
