import { addDuration } from '#domain/days.ts';
import { fallenClaims, type FallenClaim, claimReference } from '#domain/claims.ts';
import type { Library, Note } from '#domain/library.ts';
import { likelihoodOf, likelihoodRanges, type Level } from '#domain/probability.ts';
import { levels, type Risk } from '#domain/risk-record.ts';
import { localDay } from '#domain/time.ts';
import { site } from '#site.ts';

export const riskStates = ['open', 'materialised', 'lapsed'] as const;
export type RiskState = (typeof riskStates)[number];

/** A risk of a public note as the register lists it. */
export interface RiskEntry {
  /** `note#R1`: unique in the register. */
  readonly key: string;
  readonly note: Note;
  readonly risk: Risk;
  /** As stated, or derived from `p`. */
  readonly likelihood: Level;
  readonly horizonEnd: string;
  /** `lapsed`: the horizon has passed and it did not happen. */
  readonly state: RiskState;
  /** Claims it rests on that no longer stand. */
  readonly fallen: readonly FallenClaim[];
}

/** The register of every public risk: by probability, then impact, both highest first, then newest first. */
export function riskRegister(library: Library): readonly RiskEntry[] {
  const known = registers.get(library);
  if (known) return known;
  const made = library.notes
    .flatMap((note) => note.data.risks.map((risk) => riskEntry(note, risk, library)))
    .sort(byWeight);
  registers.set(library, made);
  return made;
}

/** Many pages ask for the same register; a Library never changes, so neither does its register. */
const registers = new WeakMap<Library, readonly RiskEntry[]>();

export function riskEntry(note: Note, risk: Risk, library: Library): RiskEntry {
  const fallen = fallenClaims(library);
  const issued = localDay(note.data.publishedAt, site.zone);
  const horizonEnd = addDuration(issued, risk.horizon);
  const today = todayOf(library);
  return {
    key: `${note.id}#${risk.id}`,
    note,
    risk,
    likelihood: risk.p === undefined ? (risk.likelihood ?? 'Very Low') : likelihoodOf(risk.p),
    horizonEnd,
    state: risk.materialised ? 'materialised' : horizonEnd < today ? 'lapsed' : 'open',
    fallen: risk.basedOn.flatMap((id) => fallen.get(claimReference(note.id, id)) ?? []),
  };
}

const todays = new WeakMap<Library, string>();

/** The library's day in the publisher's zone, which every risk is compared with. */
function todayOf(library: Library): string {
  const known = todays.get(library) ?? localDay(library.now, site.zone);
  todays.set(library, known);
  return known;
}

/** Probability for ordering only: a stated level counts as the middle of its range. Never shown as a number. */
function weight({ risk, likelihood }: RiskEntry): number {
  const [from, to] = likelihoodRanges[likelihood];
  return risk.p ?? (from + to) / 200;
}

function byWeight(a: RiskEntry, b: RiskEntry): number {
  return (
    weight(b) - weight(a) ||
    levels.indexOf(b.risk.impact) - levels.indexOf(a.risk.impact) ||
    b.note.data.publishedAt.getTime() - a.note.data.publishedAt.getTime() ||
    (a.key < b.key ? -1 : 1)
  );
}

/** The 5×5 of likelihood and impact: `matrix[likelihood][impact]`, each cell in the order of the register. */
export function riskMatrix(entries: readonly RiskEntry[]): Record<Level, Record<Level, RiskEntry[]>> {
  const row = () => Object.fromEntries(levels.map((impact) => [impact, []])) as unknown as Record<Level, RiskEntry[]>;
  const matrix = Object.fromEntries(levels.map((level) => [level, row()])) as Record<Level, Record<Level, RiskEntry[]>>;
  for (const entry of entries) matrix[entry.likelihood][entry.risk.impact].push(entry);
  return matrix;
}
