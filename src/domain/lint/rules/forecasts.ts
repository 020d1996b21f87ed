import type { NoteData } from '#domain/note.ts';
import { pattern, type Rule } from '#domain/lint/finding.ts';
import type { Manuscript } from '#domain/lint/manuscript.ts';
import { sentencesWhere } from '#domain/lint/sentences.ts';
import { formatDay, localDay } from '#domain/time.ts';
import { site } from '#site.ts';

/** `may` in lower case only: “May 2027” is a month. */
const modal =
  /\b(?:may|might|could|possibly|perhaps|potentially|probably|likely|significant(?:ly)?|substantial(?:ly)?)\b/;

/** A question that no outcome can settle. */
export const vagueForecast: Rule = {
  code: 'vague-forecast',
  says: (a) => `“${a['quote']}” in a forecast cannot be settled.`,
  reason: 'A forecast is scored yes or no; doubt belongs in its probability, not in its question.',
  fix: () => 'Ask what will be, by when, and put the doubt into p.',
  *find(manuscript) {
    const open = new Set(forecastsOf(manuscript).flatMap((one, i) => (one.elicited === 'at-issue' ? [i] : [])));
    for (const passage of manuscript.passages) {
      const [, i] = /^forecasts\.(\d+)\.(?:question|criteria)$/.exec(passage.path) ?? [];
      const match = i === undefined || !open.has(Number(i)) ? null : modal.exec(passage.text);
      if (match) yield { at: passage.at(match.index, match[0].length), args: { quote: match[0] } };
    }
  },
};

const expectation =
  /\b(?:[Ww]e (?:still |now )?(?:expect|forecast|anticipate|predict|believe it likely)|(?:is|are|seems?|looks?) (?:very |highly |most )?(?:likely|unlikely) to|will (?:probably|likely)|in all likelihood)\b/;
const probability = /\d\s?%|\bper cent\b|\bprobability\b|\bchance\b|\bp = /;

/** What we expect, said without a number. */
export const expectationWithoutNumber: Rule = {
  code: 'expectation-without-number',
  says: (a) => `“${a['quote']}” gives no probability.`,
  reason: 'Readers take “likely” for anything from 25% to 90%; MAR Art. 3 asks that forecasts be labelled as such.',
  fix: () => 'State the probability (and enter it under forecasts), or say what is, not what will be.',
  *find(manuscript) {
    if (manuscript.collection !== 'notes') return;
    for (const passage of manuscript.passages) {
      if (passage.path !== '' && !/^(?:keyTakeaway|implication|faq)/.test(passage.path)) continue;
      for (const sentence of sentencesWhere(passage, (text) => expectation.test(text))) {
        const match = expectation.exec(sentence.text);
        if (match && !probability.test(sentence.text))
          yield { at: passage.at(sentence.start + match.index, match[0].length), args: { quote: match[0] } };
      }
    }
  },
};

/** An open forecast whose day has passed. */
export const forecastDue: Rule = {
  code: 'forecast-due',
  says: (a) => `forecast ${a['id']} was due on ${a['day']} and is still open.`,
  reason: 'A forecast that nobody settles makes the whole track record worthless.',
  fix: () => 'Settle it: outcome, resolvedOn and evidence. “ambiguous” and “annulled” are outcomes too.',
  *find(manuscript, world) {
    for (const [i, one] of forecastsOf(manuscript).entries())
      if (one.outcome === 'open' && one.resolvesBy < localDay(world.now, site.zone))
        yield {
          at: manuscript.field(['forecasts', i, 'resolvesBy']),
          args: { id: one.id, day: formatDay(one.resolvesBy) },
        };
  },
};

/** A forecast of what had already happened. */
export const forecastAlreadyTrue: Rule = {
  code: 'forecast-already-true',
  says: (a) => `forecast ${a['id']} was already settled when it was made: ${a['why']}.`,
  reason: 'Predicting the past would improve our score and cost our name.',
  fix: () => 'Annul it with a note, and ask about what is still open.',
  *find(manuscript) {
    const data = manuscript.entry.data as Partial<NoteData>;
    const dated = new Map((data.sources ?? []).map((one) => [one.id, one.date]));
    for (const [i, one] of forecastsOf(manuscript).entries()) {
      if (one.outcome === 'annulled') continue;
      const at = () => manuscript.field(['forecasts', i, 'outcome']);
      const early = one.evidence.find((id) => (dated.get(id) ?? '9') < one.opens);
      if (one.trueAtIssue) yield { at: at(), args: { id: one.id, why: 'it says trueAtIssue' } };
      else if (one.resolvedOn && one.resolvedOn < one.opens)
        yield { at: at(), args: { id: one.id, why: `resolvedOn is before ${formatDay(one.opens)}` } };
      else if (one.outcome === 'happened' && early)
        yield { at: at(), args: { id: one.id, why: `its evidence ${early} is older than ${formatDay(one.opens)}` } };
    }
  },
};

function forecastsOf({ entry }: Manuscript): NoteData['forecasts'] {
  return (entry.data as Partial<NoteData>).forecasts ?? [];
}

/** Certainty about the future. */
export const certainty: Rule = pattern(
  {
    code: 'certainty',
    says: (a) => `“${a['quote']}” claims to know the future.`,
    reason: 'ICD 203 and MAR Art. 3: estimates have a probability below one, and are shown as estimates.',
    fix: () => 'Give the probability, or say what the evidence shows today.',
  },
  /\b(?:will (?:certainly|definitely|undoubtedly|inevitably|surely)|is (?:certain|bound|sure|inevitable) to|without (?:a |any )?doubt|there is no doubt|inevitably|undoubtedly)\b/gi,
);
