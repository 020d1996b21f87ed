import type { ForecastEntry } from '#domain/forecast-list.ts';
import { type ProbabilityWord, probabilityWord, probabilityWords } from '#domain/probability.ts';
import {
  bootstrapInterval,
  brier,
  enoughToJudge,
  evenOdds,
  type Interval,
  mean,
  skill,
  timeWeightedBrier,
  wilsonInterval,
} from '#domain/scoring.ts';

/** A forecast that counts: made at issue, sealed if there is a ledger, and settled by the world. */
export interface ScoredForecast {
  readonly entry: ForecastEntry;
  readonly happened: boolean;
  /** The probability that stood first: what calibration is judged by. */
  readonly p: number;
  /** Time-weighted Brier score. */
  readonly score: number;
  /** Score the stated base rate would have had. */
  readonly baseScore?: number;
}

/** Why a resolved forecast is shown and not scored. */
export type Unscored = 'retro-coded' | 'annulled' | 'ambiguous' | 'not sealed in time';

export interface CalibrationBin extends ProbabilityWord {
  readonly n: number;
  /** Mean probability stated and share that happened; absent where n is 0. */
  readonly stated?: number;
  readonly observed?: number;
  readonly range?: Interval;
}

export interface TrackRecord {
  /** Worst score first. */
  readonly scored: readonly ScoredForecast[];
  readonly unscored: readonly { readonly entry: ForecastEntry; readonly why: Unscored }[];
  /** Absent below `enoughToJudge`: few forecasts say little, and a good mean of few would be boasting. */
  readonly summary?: TrackSummary;
}

export interface TrackSummary {
  readonly n: number;
  readonly mean: number;
  readonly interval: Interval;
  readonly skillAgainstEvenOdds: number;
  /** Over those that state a base rate. */
  readonly againstBaseRate?: { readonly n: number; readonly skill: number };
  readonly calibration: readonly CalibrationBin[];
}

/** The score of one forecast, or why it has none; undefined while it is open. */
export function scoreForecast(entry: ForecastEntry): ScoredForecast | Unscored | undefined {
  const { outcome, elicited, baseRate, resolvesBy, resolvedOn } = entry.forecast;
  if (outcome === 'open') return undefined;
  if (elicited === 'retro-coded') return 'retro-coded';
  if (outcome === 'annulled' || outcome === 'ambiguous') return outcome;
  const end = resolvedOn && resolvedOn < resolvesBy ? resolvedOn : resolvesBy;
  const [first] = entry.held;
  if (!first || first.on > end) return 'not sealed in time';
  const happened = outcome === 'happened';
  return {
    entry,
    happened,
    p: first.p,
    score: timeWeightedBrier(entry.held, end, happened),
    ...(baseRate !== undefined && { baseScore: brier(baseRate, happened) }),
  };
}

/** Everything resolved, with the scores of what counts. */
export function trackRecord(forecasts: readonly ForecastEntry[]): TrackRecord {
  const scored: ScoredForecast[] = [];
  const unscored: { entry: ForecastEntry; why: Unscored }[] = [];
  for (const entry of forecasts) {
    const result = scoreForecast(entry);
    if (typeof result === 'string') unscored.push({ entry, why: result });
    else if (result) scored.push(result);
  }
  scored.sort((a, b) => b.score - a.score || (a.entry.key < b.entry.key ? -1 : 1));
  if (scored.length < enoughToJudge) return { scored, unscored };
  return { scored, unscored, summary: summarise(scored) };
}

function summarise(scored: readonly ScoredForecast[]): TrackSummary {
  const scores = scored.map((one) => one.score);
  const based = scored.filter((one) => one.baseScore !== undefined);
  const reference = mean(based.map((one) => one.baseScore ?? 0));
  return {
    n: scored.length,
    mean: mean(scores),
    interval: bootstrapInterval(scores),
    skillAgainstEvenOdds: skill(mean(scores), evenOdds),
    // A reference score of 0 leaves nothing to be skilful against.
    ...(based.length > 0 &&
      reference > 0 && {
        againstBaseRate: { n: based.length, skill: skill(mean(based.map((one) => one.score)), reference) },
      }),
    calibration: calibration(scored),
  };
}

/** Bins are the words readers see, so that “likely” is tested as the promise it is. */
export function calibration(scored: readonly { p: number; happened: boolean }[]): CalibrationBin[] {
  return probabilityWords.map((word) => {
    const members = scored.filter(({ p }) => probabilityWord(p).word === word.word);
    if (members.length === 0) return { ...word, n: 0 };
    const happened = members.filter((one) => one.happened).length;
    return {
      ...word,
      n: members.length,
      stated: mean(members.map((one) => one.p)),
      observed: happened / members.length,
      range: wilsonInterval(happened, members.length),
    };
  });
}
